using Monitoring.Analysis.Profiles;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis;

/// <summary>
/// Limits that depend on the kind of source. Each is a row of a data file, with its unit, its source and how sure it is; the files that come
/// along are in <c>Profiles</c>, and a user's own is read the same way.
/// </summary>
public sealed class AnalysisProfile
{
    private readonly IReadOnlyDictionary<string, ProfileLimit> _limits;

    internal AnalysisProfile(string name, IReadOnlyDictionary<string, ProfileLimit> limits)
    {
        Name = name;
        _limits = limits;
    }

    /// <summary>Broadcast by ETSI TR 101 290 V1.4.1, satellite and cable.</summary>
    public static AnalysisProfile Dvb { get; } = ProfileReader.BuiltIn("dvb");

    /// <summary>Chinese broadcast: a copy of DVB terrestrial, to be edited; no authority stands behind its limits yet.</summary>
    public static AnalysisProfile Gyt { get; } = ProfileReader.BuiltIn("gyt");

    /// <summary>Single programmes over IP: as broadcast, without the SI tables.</summary>
    public static AnalysisProfile Iptv { get; } = ProfileReader.BuiltIn("iptv");

    /// <summary>Segments of HTTP live streaming: tables once a segment, a PCR every second or so.</summary>
    public static AnalysisProfile Hls { get; } = ProfileReader.BuiltIn("hls");

    public static IReadOnlyList<AnalysisProfile> All { get; } = [Dvb, Gyt, Iptv, Hls];

    /// <summary>The word on the command line and in configuration.</summary>
    public string Name { get; }

    /// <summary>The file it was read from, as the user named it; null for one that comes along.</summary>
    public string? Source { get; init; }

    /// <summary>One line for people.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>Who stands behind the limits; empty for nobody.</summary>
    public string Authority { get; init; } = string.Empty;

    /// <summary>The source carries the SI tables of EN 300 468, not only PAT and PMT.</summary>
    public bool HasSi { get; init; } = true;

    /// <summary>Packets come when their PCRs say, as a decoder's buffers need it; segments are fetched instead.</summary>
    public bool IsClockedOut { get; init; } = true;

    /// <summary>Which sections have to keep their distance.</summary>
    public GapRule GapRule { get; init; }

    /// <summary>PIDs declared as private: not to be referenced by any table.</summary>
    public IReadOnlyCollection<int> PrivatePids { get; init; } = [];

    /// <summary>Character table of texts that select none, where the bytes do not tell; null for none but that of the standard.</summary>
    public CharacterTable? UntaggedText { get; init; }

    /// <summary>Every limit, by <see cref="LimitKey"/>.</summary>
    public IReadOnlyDictionary<string, ProfileLimit> Limits => _limits;

    /// <summary>The profile of a name; null for a name there is none of.</summary>
    public static AnalysisProfile? Find(string name) => All.FirstOrDefault(p => p.Name == name);

    /// <summary>Reads a profile file; limits it does not name are those of <see cref="Dvb"/>.</summary>
    /// <param name="json">The file.</param>
    /// <param name="source">How the user named it.</param>
    /// <exception cref="FormatException">The file is no profile; the message is one line.</exception>
    public static AnalysisProfile Read(ReadOnlyMemory<byte> json, string? source = null) => ProfileReader.Read(json, Dvb._limits, source);

    /// <summary>A limit that is a time, in nanoseconds.</summary>
    public long Nanoseconds(string key)
    {
        ProfileLimit limit = _limits[key];
        return (long)Math.Round(limit.Value * limit.NanosecondsPerUnit!.Value);
    }

    /// <summary>A limit as its number, in the unit of its row.</summary>
    public double Value(string key) => _limits[key].Value;
}
