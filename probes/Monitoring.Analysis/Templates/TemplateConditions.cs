using System.Collections.Frozen;
using Monitoring.Analysis.Reports;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;

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

    private static readonly FrozenDictionary<string, Sentence> Properties = new Dictionary<string, Sentence>(StringComparer.Ordinal)
    {
        ["transportStreamId"] = Sentences.TransportStreamId,
        ["originalNetworkId"] = Sentences.OriginalNetworkId,
        ["networkName"] = Sentences.NetworkName,
        ["streamBitrate"] = Sentences.StreamBitrate,
        ["renamedService"] = Sentences.ServiceName,
        ["provider"] = Sentences.Provider,
        ["serviceType"] = Sentences.ServiceType,
        ["freeCa"] = Sentences.FreeCa,
        ["pmtPid"] = Sentences.PmtPid,
        ["pcrPid"] = Sentences.PcrPid,
        ["serviceBitrate"] = Sentences.ServiceBitrate,
        ["componentPid"] = Sentences.ComponentPid,
        ["streamType"] = Sentences.StreamType,
        ["codec"] = Sentences.Codec,
        ["language"] = Sentences.Language,
        ["scrambling"] = Sentences.Scrambling,
        ["componentBitrate"] = Sentences.ComponentBitrate,
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

    /// <summary>What explains the condition of differences, of which there is one at least.</summary>
    public static Explanation Describe(IReadOnlyCollection<TemplateFinding> findings)
    {
        Explanation told = findings.Take(MostTold).Select(Describe).Aggregate((all, next) => all.And(next));
        return findings.Count > MostTold ? told.And(Sentences.AndMore.With(findings.Count - MostTold)) : told;
    }

    private static Explanation Describe(TemplateFinding finding)
    {
        string expected = finding.Expected ?? string.Empty;
        string found = finding.Found ?? string.Empty;
        return finding.Kind switch
        {
            "missingService" => Sentences.ServiceMissing.With(finding.ServiceId!.Value, expected),
            "extraService" => Sentences.ServiceExtra.With(found),
            "missingComponent" when finding.Pid is { } planned => Sentences.ComponentMissingOnPid.With(expected, planned),
            "missingComponent" => Sentences.ComponentMissing.With(expected),
            "extraComponent" => Sentences.ComponentExtra.With(found, finding.Pid ?? -1),
            _ when finding.Pid is { } pid => Sentences.DiffersOnPid.With(Property(finding.Kind), pid, Side(finding.Expected), Side(finding.Found)),
            _ => Sentences.Differs.With(Property(finding.Kind), Side(finding.Expected), Side(finding.Found)),
        };
    }

    private static SentenceValue Property(string kind) => Properties.TryGetValue(kind, out Sentence? word) ? word : kind;

    private static SentenceValue Side(string? side) => side switch
    {
        null => Sentences.None,
        "scrambled" => Sentences.Scrambled,
        "clear" => Sentences.Clear,
        _ => side,
    };
}
