using Monitoring.Analysis.Reports;

namespace Monitoring.Analysis.Templates;

/// <summary>
/// Makes a template of what was found in a stream. Bands are wide, our own choice and meant to be edited: a stream may differ by a tenth, a
/// service or picture and sound by half; other streams have none.
/// </summary>
public static class TemplateLearning
{
    private const double StreamShare = 0.1;
    private const double ServiceShare = 0.5;

    public static StreamTemplate Learn(TransportStreamReport report) => new()
    {
        TransportStreamId = report.TransportStreamId,
        OriginalNetworkId = report.OriginalNetworkId,
        NetworkName = report.NetworkName,
        Bitrate = Band(report.Bitrate, StreamShare),
        Services = [.. report.Services.Select(s => Learn(s, report))],
        PrivatePids = [.. report.Pids.Where(p => p.Unreferenced && p.Packets > 0).Select(p => p.Pid)],
    };

    private static ServiceTemplate Learn(ServiceReport service, TransportStreamReport report) => new()
    {
        ServiceId = service.ServiceId,
        Name = service.Name,
        Provider = service.Provider,
        Type = service.Type,
        FreeCa = service.FreeCa,
        PmtPid = service.PmtPid,
        PcrPid = service.PcrPid,
        Bitrate = Band(service.Bitrate, ServiceShare),
        Components = [.. service.Components.Select(c => Learn(c, report.Pids.FirstOrDefault(p => p.Pid == c.Pid)))],
    };

    private static ComponentTemplate Learn(ComponentReport component, PidReport? pid) => new()
    {
        Pid = component.Pid,
        StreamType = component.StreamType,
        Codec = component.Codec,
        Language = component.Language,
        Required = pid is { Packets: > 0 },
        Scrambled = pid is { Packets: > 0 } ? pid.Scrambled > 0 : null,
        Bitrate = component.Kind is "video" or "audio" ? Band(pid?.Bitrate, ServiceShare) : null,
    };

    private static BitrateBand? Band(long? bitrate, double share) =>
        bitrate is > 0 ? new BitrateBand((long)(bitrate.Value * (1 - share)), (long)(bitrate.Value * (1 + share))) : null;
}
