using System.Collections.Frozen;
using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Templates;

/// <summary>
/// A live stream against its template, once a second: a difference that lasts for six seconds is a condition, and ends when it was gone for
/// as long. Rates are those of the last five seconds, so that a second of too much is none. While the PAT is not whole nothing is compared.
/// </summary>
internal sealed class TemplateWatch(AnalysisOptions options, StreamTemplate template, AnalysisClock clock, ConditionBook conditions, PidTable pids, SectionRouter sections)
{
    private const long ComparedEvery = Instant.NanosecondsPerSecond;
    private const long SettledAfter = 6 * Instant.NanosecondsPerSecond;
    private const int WindowSeconds = 5;
    private const int MostPids = 32;

    private static readonly Indicator[] OfStream =
        [Catalogue.TemplateServiceMissing, Catalogue.TemplateBitrate, Catalogue.TemplateProperty];

    private static readonly Indicator[] OfService =
    [
        Catalogue.TemplateServiceExtra, Catalogue.TemplateServiceRenamed, Catalogue.TemplateComponentMissing,
        Catalogue.TemplateComponentExtra, Catalogue.TemplateCodec, Catalogue.TemplateScrambling, Catalogue.TemplateBitrate,
        Catalogue.TemplateProperty,
    ];

    private readonly FrozenSet<int> _planned = options.ExpectedServices.Select(s => (int)s.Id).ToFrozenSet();
    private readonly TrafficWindow _traffic = new(pids, WindowSeconds);
    private readonly Dictionary<(Scope Scope, Indicator Indicator), SettledDifference> _differences = [];
    private long _next = AnalysisClock.Unknown;
    private bool _isCompared;

    public void Judge(long now)
    {
        if (now < _next)
        {
            return;
        }

        _next = now + ComparedEvery;
        _isCompared = sections.Directory.IsPatComplete && _traffic.Take(now) is { } traffic && Compare(traffic.Pids, now);
    }

    /// <summary>Nothing is judged until packets come again, and what was raised is forgotten.</summary>
    public void Suspend()
    {
        _traffic.Forget();
        _differences.Clear();
        _isCompared = false;
    }

    /// <summary>The service is no longer in the PAT, and its conditions have ended.</summary>
    public void Forget(ushort service)
    {
        foreach (Indicator indicator in OfService)
        {
            _ = _differences.Remove((Scope.Service(service), indicator));
        }
    }

    /// <summary>What a window says of stream and services.</summary>
    public void Measure(bool suspended, bool invalid, IMeasurementSink sink)
    {
        VerdictState known = invalid ? VerdictState.Invalid
            : suspended ? VerdictState.Suspended
            : _isCompared ? VerdictState.Ok : VerdictState.Pending;
        Measure(Scope.Stream, OfStream, known, sink);
        foreach (ProgramState program in sections.Directory.Programs)
        {
            if (program.PmtPid is not null)
            {
                Measure(Scope.Service(program.Number), OfService, known, sink);
            }
        }
    }

    private void Measure(Scope scope, Indicator[] indicators, VerdictState known, IMeasurementSink sink)
    {
        foreach (Indicator indicator in indicators)
        {
            bool isRaised = _differences.TryGetValue((scope, indicator), out SettledDifference? difference) && difference.Told.Length > 0;
            bool isFault = isRaised && known is VerdictState.Ok or VerdictState.Pending;
            sink.Measure(scope, indicator.Id, -1, isFault ? VerdictState.Fault : known, isFault ? 1 : 0);
        }
    }

    private bool Compare(Dictionary<int, PidTraffic> traffic, long now)
    {
        Dictionary<(Scope, Indicator), List<TemplateFinding>> found = [];
        foreach (TemplateFinding finding in TemplateComparison.Compare(template, Structure(traffic)))
        {
            if (TemplateConditions.Of(finding) is { } key && !IsExplained(finding))
            {
                found.TryAdd(key, []);
                found[key].Add(finding);
                _differences.TryAdd(key, new SettledDifference());
            }
        }

        foreach (((Scope Scope, Indicator Indicator) key, SettledDifference difference) in _differences.ToList())
        {
            List<TemplateFinding> findings = found.GetValueOrDefault(key, []);
            string told = difference.Told;
            if (difference.Take(TemplateConditions.Identity(findings), now, SettledAfter))
            {
                Tell(key.Scope, key.Indicator, told.Length > 0, findings, now);
            }

            if (difference.IsIdle)
            {
                _ = _differences.Remove(key);
            }
        }

        return true;
    }

    private void Tell(Scope scope, Indicator indicator, bool wasTold, List<TemplateFinding> findings, long now)
    {
        Instant at = new(clock.ToReal(now));
        if (wasTold)
        {
            conditions.Clear(scope, indicator, -1, at, ConditionReason.Quiet);
        }

        if (findings.Count > 0)
        {
            int[] touched = [.. findings.Where(f => f.Pid is not null).Select(f => f.Pid!.Value).Distinct().Order().Take(MostPids)];
            conditions.Raise(scope, indicator, -1, at, ConditionReason.Mismatch, TemplateConditions.Describe(findings), touched);
        }
    }

    /// <summary>
    /// A service that the plan names too is missed by 1.5.a; a service, or a stream, is too slow where a service of it does not come, and that
    /// is told already.
    /// </summary>
    private bool IsExplained(TemplateFinding finding) => finding.Kind switch
    {
        "missingService" => _planned.Contains(finding.ServiceId!.Value),
        "serviceBitrate" or "componentBitrate" => sections.Directory.Programs.Any(p => p.Number == finding.ServiceId && IsOut(p)),
        "streamBitrate" => sections.Directory.Programs.Any(IsOut)
            || template.Services.Any(t => t.Required && !sections.Directory.Programs.Any(p => p.Number == t.ServiceId && p.PmtPid is not null)),
        _ => false,
    };

    private static bool IsOut(ProgramState program) =>
        program.Raised[(int)ServiceCheck.Pmt] > 0 || program.Raised[(int)ServiceCheck.Pid] > 0;

    private StreamStructure Structure(Dictionary<int, PidTraffic> traffic)
    {
        ServiceDirectory directory = sections.Directory;
        ServiceNames names = sections.Names;
        return new StreamStructure(
            directory.TransportStreamId, names.OriginalNetworkId, names.NetworkName, traffic.Values.Sum(t => t.Bitrate),
            [.. directory.Programs.Where(p => p.PmtPid is not null).Select(p => ProgramDescription.Of(
                p, names.Find(p.Number), null, RateOf(p, traffic), null))],
            traffic);
    }

    private long RateOf(ProgramState program, Dictionary<int, PidTraffic> traffic)
    {
        long rate = 0;
        foreach (ref PidState state in pids.States)
        {
            rate += state.Programs.Contains(program) && traffic.TryGetValue(state.Pid, out PidTraffic own) ? own.Bitrate ?? 0 : 0;
        }

        return rate;
    }
}
