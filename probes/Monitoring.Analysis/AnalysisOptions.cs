using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Templates;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis;

/// <summary>How one input is judged.</summary>
public sealed record AnalysisOptions
{
    public AnalysisProfile Profile { get; init; } = AnalysisProfile.Dvb;

    public ClockKind Clock { get; init; } = ClockKind.Wall;

    /// <summary>Longest silence of a video or audio PID, where it is not that of the profile.</summary>
    public TimeSpan? PidTimeout { get; init; }

    /// <summary>Longest PCR interval, where it is not that of the profile: 40 ms for contracts of the V1.3.1 era.</summary>
    public TimeSpan? PcrLimit { get; init; }

    /// <summary>Each write is one datagram: their number and spacing are measured.</summary>
    public bool CountsDatagrams { get; init; }

    /// <summary>Arrival times are UTC, or as far from it as the host says, so that the time the stream tells can be compared with them.</summary>
    public bool KnowsUtc { get; init; }

    /// <summary>What the channel plan expects on the input.</summary>
    public IReadOnlyList<ExpectedService> ExpectedServices { get; init; } = [];

    /// <summary>Where arrival times come from, for a live input.</summary>
    public ArrivalClock ArrivalClock { get; init; } = ArrivalClock.User;

    /// <summary>Packets have arrival times that are not made from the stream itself.</summary>
    internal bool HasArrivals => Clock == ClockKind.Wall && ArrivalClock != ArrivalClock.None;

    /// <summary>What the channel plan says of a DTMB modulator; null where it has none.</summary>
    public DtmbPlan? Dtmb { get; init; }

    /// <summary>What the stream should hold; null where nothing is asked of it.</summary>
    public StreamTemplate? Template { get; init; }

    /// <summary>Character table of texts that select none, where it is not that of the profile.</summary>
    public CharacterTable? TextDefault { get; init; }

    internal CharacterTable? UntaggedText => TextDefault ?? Profile.UntaggedText;

    /// <summary>Tags with two meanings have their Chinese one.</summary>
    internal bool IsChinese => Dtmb is not null || Profile.Name == AnalysisProfile.Gyt.Name;

    internal long PcrIntervalLimit => PcrLimit is { } limit ? Nanoseconds(limit) : Limit(LimitKey.PcrInterval);

    internal long PidSilenceLimit => PidTimeout is { } timeout ? Nanoseconds(timeout) : Limit(LimitKey.PidSilence);

    /// <summary>A limit of the profile, in nanoseconds.</summary>
    internal long Limit(string key) => Profile.Nanoseconds(key);

    private static long Nanoseconds(TimeSpan span) => span.Ticks * TimeSpan.NanosecondsPerTick;
}
