namespace Monitoring.Analysis;

/// <summary>Limits that depend on the kind of source.</summary>
/// <param name="Name">The word on the command line and in configuration.</param>
/// <param name="ProgramTables">Longest time between two PATs, and between two PMTs of a program.</param>
/// <param name="PcrInterval">Longest time between two PCRs of a program (TR 101 290 No 2.3.a).</param>
/// <param name="PcrStep">Largest step of the PCR that is no discontinuity (No 2.3.b).</param>
/// <param name="PidSilence">Longest silence of a video or audio PID (No 1.6).</param>
public sealed record AnalysisProfile(string Name, TimeSpan ProgramTables, TimeSpan PcrInterval, TimeSpan PcrStep, TimeSpan PidSilence)
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan HundredMilliseconds = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    /// <summary>Broadcast by ETSI TR 101 290 V1.4.1.</summary>
    public static AnalysisProfile Dvb { get; } = new("dvb", HalfASecond, HundredMilliseconds, HundredMilliseconds, FiveSeconds);

    /// <summary>Single programmes over IP: as broadcast, without the SI tables.</summary>
    public static AnalysisProfile Iptv { get; } = new("iptv", HalfASecond, HundredMilliseconds, HundredMilliseconds, FiveSeconds);

    /// <summary>Segments of HTTP live streaming: tables once a segment, a PCR every second or so.</summary>
    public static AnalysisProfile Hls { get; } =
        new("hls", TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), FiveSeconds);

    public static IReadOnlyList<AnalysisProfile> All { get; } = [Dvb, Iptv, Hls];

    /// <summary>The profile of a name; null for a name there is none of.</summary>
    public static AnalysisProfile? Find(string name) => All.FirstOrDefault(p => p.Name == name);
}
