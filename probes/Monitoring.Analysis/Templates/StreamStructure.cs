using Monitoring.Analysis.Reports;

namespace Monitoring.Analysis.Templates;

/// <summary>What a template is compared with: how a stream is made, and what came of it, in a whole file or in the last seconds.</summary>
internal sealed record StreamStructure(
    int? TransportStreamId,
    int? OriginalNetworkId,
    string? NetworkName,
    long? Bitrate,
    IReadOnlyList<ServiceReport> Services,
    IReadOnlyDictionary<int, PidTraffic> Pids)
{
    public static StreamStructure Of(TransportStreamReport report) => new(
        report.TransportStreamId, report.OriginalNetworkId, report.NetworkName, report.Bitrate, report.Services,
        report.Pids.ToDictionary(p => p.Pid, p => new PidTraffic(p.Packets, p.Scrambled > 0, p.Bitrate, p.Unreferenced)));
}
