using System.Collections.Frozen;
using Monitoring.Analysis.Reports;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Templates;

/// <summary>
/// Which condition a difference is. What a check says already is none: a PID that no table names is 3.4.a, a picture or sound that stays away
/// 1.6.
/// </summary>
internal static class TemplateConditions
{
    private const int MostTold = 5;

    private static readonly FrozenDictionary<string, Indicator> ByKind = new Dictionary<string, Indicator>(StringComparer.Ordinal)
    {
        ["missingService"] = Catalogue.TemplateServiceMissing,
        ["extraService"] = Catalogue.TemplateServiceExtra,
        ["renamedService"] = Catalogue.TemplateServiceRenamed,
        ["missingComponent"] = Catalogue.TemplateComponentMissing,
        ["extraComponent"] = Catalogue.TemplateComponentExtra,
        ["streamType"] = Catalogue.TemplateCodec,
        ["codec"] = Catalogue.TemplateCodec,
        ["scrambling"] = Catalogue.TemplateScrambling,
        ["streamBitrate"] = Catalogue.TemplateBitrate,
        ["serviceBitrate"] = Catalogue.TemplateBitrate,
        ["componentBitrate"] = Catalogue.TemplateBitrate,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The condition of a difference; null where a check has it.</summary>
    public static (Scope Scope, Indicator Indicator)? Of(TemplateFinding finding)
    {
        if (finding.Kind is "extraPid" or "silentComponent")
        {
            return null;
        }

        Indicator indicator = ByKind.GetValueOrDefault(finding.Kind, Catalogue.TemplateProperty);
        bool isOfStream = finding.ServiceId is null || indicator == Catalogue.TemplateServiceMissing;
        return (isOfStream ? Scope.Stream : Scope.Service((ushort)finding.ServiceId!.Value), indicator);
    }

    /// <summary>What makes two sets of differences the same: their numbers and rates may change.</summary>
    public static string Identity(IEnumerable<TemplateFinding> findings) =>
        string.Join(' ', findings.Select(f => $"{f.Kind}:{f.ServiceId}:{f.Pid}"));

    /// <summary>One sentence for people.</summary>
    public static string Describe(IReadOnlyCollection<TemplateFinding> findings)
    {
        string told = string.Join("; ", findings.Take(MostTold).Select(Describe));
        return findings.Count > MostTold ? $"{told}; and {findings.Count - MostTold} more" : told;
    }

    private static string Describe(TemplateFinding finding)
    {
        string pid = finding.Pid is { } number ? $" of PID {number}" : string.Empty;
        return finding.Kind switch
        {
            "missingService" => $"service {finding.ServiceId} {finding.Expected} is missing",
            "extraService" => $"service {finding.Found} is not in the template",
            "missingComponent" => $"{finding.Expected}{(finding.Pid is { } planned ? $" on PID {planned}" : string.Empty)} is missing",
            "extraComponent" => $"{finding.Found} on PID {finding.Pid} is not in the template",
            _ => $"{finding.Kind}{pid}: {finding.Expected ?? "none"} expected, {finding.Found ?? "none"} found",
        };
    }
}
