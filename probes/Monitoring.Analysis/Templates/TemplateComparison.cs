using System.Globalization;
using Monitoring.Analysis.Reports;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Templates;

/// <summary>
/// Compares what was found with a template. Services are known by their service_id, never by their name; what the stream does not tell (no
/// SDT, no PMT, no rate) is not compared: the checks of the tables say that it is missing.
/// </summary>
public static class TemplateComparison
{
    private const int MostFindings = 1000;

    /// <summary>The report with what the template says of it; a difference makes the verdict a fault.</summary>
    public static TransportStreamReport Apply(StreamTemplate template, TransportStreamReport report)
    {
        if (report.TransportStreamId is null)
        {
            return report with { Template = new TemplateReport(VerdictState.NotMeasured.ToWord(), []) };
        }

        List<TemplateFinding> findings = [.. Compare(template, StreamStructure.Of(report))];
        bool differs = findings.Count > 0;
        return report with
        {
            Template = new TemplateReport((differs ? VerdictState.Fault : VerdictState.Ok).ToWord(), findings),
            Verdict = differs ? TransportStreamReport.Faulty : report.Verdict,
        };
    }

    /// <summary>The differences, those of the stream first.</summary>
    internal static IEnumerable<TemplateFinding> Compare(StreamTemplate template, StreamStructure stream)
    {
        IEnumerable<TemplateFinding?> ofStream =
        [
            Value("transportStreamId", null, null, template.TransportStreamId, stream.TransportStreamId),
            Value("originalNetworkId", null, null, template.OriginalNetworkId, stream.OriginalNetworkId),
            Text("networkName", null, null, template.NetworkName, stream.NetworkName),
            Rate("streamBitrate", null, null, template.Bitrate, stream.Bitrate),
        ];
        IEnumerable<TemplateFinding?> unplanned = stream.Pids
            .Where(p => p.Value.IsUnreferenced && p.Value.Packets > 0 && !template.PrivatePids.Contains(p.Key)).OrderBy(p => p.Key)
            .Select(p => new TemplateFinding("extraPid", null, p.Key, null, $"{p.Value.Packets} packets"));
        IEnumerable<TemplateFinding?> extra = stream.Services
            .Where(s => !template.Services.Any(t => t.ServiceId == s.ServiceId))
            .Select(s => new TemplateFinding("extraService", s.ServiceId, s.PmtPid, null, s.Name ?? Number(s.ServiceId)));
        return ofStream.Concat(unplanned)
            .Concat(template.Services.SelectMany(t => Compare(t, stream.Services.FirstOrDefault(s => s.ServiceId == t.ServiceId), stream)))
            .Concat(extra).OfType<TemplateFinding>().Take(MostFindings);
    }

    private static IEnumerable<TemplateFinding?> Compare(ServiceTemplate template, ServiceReport? service, StreamStructure stream)
    {
        int id = template.ServiceId;
        if (service is null)
        {
            return template.Required ? [new TemplateFinding("missingService", id, null, template.Name ?? Number(id), null)] : [];
        }

        IEnumerable<TemplateFinding?> own =
        [
            Text("renamedService", id, null, template.Name, service.Name),
            Text("provider", id, null, template.Provider, service.Provider),
            Value("serviceType", id, null, template.Type, service.Type),
            Text("freeCa", id, null, Truth(template.FreeCa), Truth(service.FreeCa)),
            Value("pmtPid", id, service.PmtPid, template.PmtPid, service.PmtPid),
            Value("pcrPid", id, service.PcrPid, template.PcrPid, service.PcrPid),
            Rate("serviceBitrate", id, null, template.Bitrate, service.Bitrate),
        ];
        return service.PmtVersion is null || template.Components.Count == 0 ? own : own.Concat(Components(template, service, stream));
    }

    private static IEnumerable<TemplateFinding?> Components(ServiceTemplate template, ServiceReport service, StreamStructure stream)
    {
        List<ComponentReport> left = [.. service.Components];
        List<(ComponentTemplate Template, ComponentReport? Found)> pairs = [];
        foreach (ComponentTemplate component in template.Components.OrderBy(c => c.Pid is null))
        {
            ComponentReport? found = left.FirstOrDefault(c => Fits(component, c));
            pairs.Add((component, found));
            if (found is not null)
            {
                _ = left.Remove(found);
            }
        }

        foreach ((ComponentTemplate component, ComponentReport? found) in pairs)
        {
            if (found is null && component.Pid is { } planned && left.FirstOrDefault(c => Fits(component with { Pid = null }, c)) is { } moved)
            {
                _ = left.Remove(moved);
                yield return Value("componentPid", service.ServiceId, moved.Pid, planned, moved.Pid);
                continue;
            }

            foreach (TemplateFinding? finding in Compare(service.ServiceId, component, found, stream))
            {
                yield return finding;
            }
        }

        foreach (ComponentReport extra in left)
        {
            yield return new TemplateFinding("extraComponent", service.ServiceId, extra.Pid, null, Describe(extra.StreamType, extra.Codec, extra.Language));
        }
    }

    private static bool Fits(ComponentTemplate template, ComponentReport component) =>
        template.Pid is { } pid
            ? component.Pid == pid
            : component.StreamType == template.StreamType && (template.Language is null || component.Language == template.Language);

    private static IEnumerable<TemplateFinding?> Compare(
        int service, ComponentTemplate template, ComponentReport? component, StreamStructure stream)
    {
        string expected = Describe(template.StreamType, template.Codec, template.Language);
        if (component is null)
        {
            return template.Required ? [new TemplateFinding("missingComponent", service, template.Pid, expected, null)] : [];
        }

        PidTraffic pid = stream.Pids.GetValueOrDefault(component.Pid);
        if (pid.Packets == 0)
        {
            return template.Required ? [new TemplateFinding("silentComponent", service, component.Pid, expected, "no packet")] : [];
        }

        return
        [
            Value("streamType", service, component.Pid, template.StreamType, component.StreamType),
            Text("codec", service, component.Pid, template.Codec, component.Codec),
            Text("language", service, component.Pid, template.Language, component.Language),
            Text("scrambling", service, component.Pid, Scrambling(template.Scrambled), Scrambling(pid.IsScrambled)),
            Rate("componentBitrate", service, component.Pid, template.Bitrate, pid.Bitrate),
        ];
    }

    private static TemplateFinding? Value(string kind, int? service, int? pid, int? expected, int? found) =>
        expected is { } e && found is { } f && e != f ? new TemplateFinding(kind, service, pid, Number(e), Number(f)) : null;

    private static TemplateFinding? Text(string kind, int? service, int? pid, string? expected, string? found) =>
        expected is not null && found is not null && expected != found ? new TemplateFinding(kind, service, pid, expected, found) : null;

    private static TemplateFinding? Rate(string kind, int? service, int? pid, BitrateBand? band, long? bitrate) =>
        band is not null && bitrate is { } found && band.Excludes(found)
            ? new TemplateFinding(kind, service, pid, $"{Bound(band.Min)} to {Bound(band.Max)} bit/s", $"{Number(found)} bit/s")
            : null;

    private static string Bound(long? bitrate) => bitrate is { } known ? Number(known) : "any";

    private static string? Truth(bool? value) => value is null ? null : value.Value ? "true" : "false";

    private static string? Scrambling(bool? value) => value is null ? null : value.Value ? "scrambled" : "clear";

    private static string Describe(int streamType, string? codec, string? language) =>
        $"{codec ?? $"stream_type 0x{streamType:X2}"}{(language is null ? string.Empty : $" {language}")}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
