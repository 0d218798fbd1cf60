using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Playback;

namespace DemoStreams;

/// <summary>What the demonstration plays: a terrestrial multiplex and the channels of three IPTV carriers, and what goes wrong in them.</summary>
internal static class DemoPlan
{
    /// <summary>Faults come again after this time.</summary>
    public static TimeSpan Period { get; } = TimeSpan.FromSeconds(100);

    public static IReadOnlyList<DemoStream> Streams { get; } =
    [
        new("dtmb-33", "DTMB 33 频道 大通台", "xining-dtmb", "dtmb", "", "239.10.0.33", 10_396_000,
        [
            new(101, "青海卫视"), new(102, "青海经济生活"), new(103, "青海都市"), new(104, "安多卫视"), new(105, "西宁综合"), new(106, "CCTV-1 综合"),
        ]),
        .. Carrier("telecom", "中国电信", 1),
        .. Carrier("mobile", "中国移动", 2),
        .. Carrier("unicom", "中国联通", 3),
    ];

    /// <summary>Within a period, one fault after the other; each names the alarm it must cause.</summary>
    public static IReadOnlyList<DemoFault> Faults { get; } =
    [
        Fault("telecom-1", 1, StreamFaultKind.Loss, 20, 28, Catalogue.ContinuityCountError, [DemoStream.VideoPid(0)]),
        Fault("dtmb-33", 103, StreamFaultKind.MissingPid, 36, 44, Catalogue.PmtError2, [DemoStream.PmtPid(2)]),
        Fault("mobile-2", null, StreamFaultKind.DeadInput, 52, 60, Catalogue.TsSyncLoss, []),
        Fault("unicom-3", 1, StreamFaultKind.PcrGap, 68, 76, Catalogue.PcrRepetitionError, [DemoStream.VideoPid(0)]),
    ];

    private static DemoStream[] Carrier(string id, string name, int number) =>
    [
        Channel(id, name, number, 1, "青海卫视"),
        Channel(id, name, number, 2, "CCTV-1 综合"),
        Channel(id, name, number, 3, "CCTV-13 新闻"),
        Channel(id, name, number, 4, "西宁综合"),
    ];

    private static DemoStream Channel(string id, string carrier, int number, int channel, string service) =>
        new($"{id}-{channel}", $"{carrier} {service}", "xining-iptv", "iptv", carrier, $"239.10.{number}.{channel}", 1_500_000, [new(1, service)]);

    private static DemoFault Fault(
        string stream, int? service, StreamFaultKind kind, int start, int end, Indicator expected, IReadOnlyList<int> pids) =>
        new(stream, service, new StreamFault(kind, TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), pids, Period), expected);
}
