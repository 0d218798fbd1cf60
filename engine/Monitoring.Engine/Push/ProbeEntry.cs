using Monitoring.Contracts.Wall;

namespace Monitoring.Engine.Push;

/// <summary>One probe as it reports.</summary>
internal sealed class ProbeEntry
{
    public ProbeEntry(string probe, DateTimeOffset lastSeenAt)
    {
        Probe = probe;
        LastSeenAt = lastSeenAt;
    }

    public string Probe { get; }

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>It has reported since the engine started, and is not lost.</summary>
    public bool Reports { get; set; }

    public long? BacklogBatches { get; set; }

    public string Software { get; private set; } = string.Empty;

    /// <summary>Its clock minus ours; null before the first estimate.</summary>
    public double? ClockOffsetMilliseconds { get; private set; }

    /// <summary>What it is to run and what it runs.</summary>
    public ProbeRelease Release { get; set; } = ProbeRelease.None;

    public WallProbe? Shown { get; private set; }

    public long Sequence { get; set; }

    public void Seen(DateTimeOffset at, string software, double? clockOffsetMilliseconds)
    {
        Reports = true;
        LastSeenAt = at;
        Software = software.Length > 0 ? software : Software;
        ClockOffsetMilliseconds = clockOffsetMilliseconds;
    }

    /// <summary>Looks anew; true when it shows something else than before.</summary>
    public bool Refresh()
    {
        double? offset = ClockOffsetMilliseconds;
        var shown = new WallProbe(
            Probe, Reports, LastSeenAt, offset is null ? null : Math.Round(offset.Value, 1), BacklogBatches, Software,
            Release.Wanted, Release.Running, Release.Refusal, Release.DiffersSince);
        bool changed = shown != Shown;
        Shown = shown;
        return changed;
    }
}
