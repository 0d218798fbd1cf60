using System.Collections.Frozen;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Alerting.Rules;

/// <summary>The rule of every check in the catalogue.</summary>
public sealed class RuleSet
{
    private static readonly TimeSpan ReackWindow = TimeSpan.FromMinutes(5);

    /// <summary>Checks that count single errors: they come and go within a second, so their alarm waits before it clears.</summary>
    private static readonly FrozenSet<IndicatorId> Pulses = new[]
    {
        Catalogue.SyncByteError, Catalogue.ContinuityCountError, Catalogue.TransportError, Catalogue.CrcError, Catalogue.PcrError,
        Catalogue.PcrRepetitionError, Catalogue.PcrDiscontinuityIndicatorError, Catalogue.PcrAccuracyError, Catalogue.PtsError,
        Catalogue.ProbeReceiveLoss, Catalogue.ProbeSpoolLoss, Catalogue.RtpLoss,
    }.Select(i => i.Id).ToFrozenSet();

    /// <summary>First editions of checks that a later one split (TR 101 290 5.2): measured for the record, alarmed by their successor.</summary>
    private static readonly FrozenSet<IndicatorId> FirstEditions =
        new[] { Catalogue.PatError, Catalogue.PmtError, Catalogue.PcrError }.Select(i => i.Id).ToFrozenSet();

    /// <summary>Figures made of other checks (TR 101 290 5.5), which alarm already: one cause is one alarm, unless a rules file asks for more.</summary>
    private static readonly FrozenSet<IndicatorId> Sums =
        new[] { Catalogue.ServiceAvailabilityError, Catalogue.ServiceDegradationError, Catalogue.ServiceImpairmentsError }.Select(i => i.Id).ToFrozenSet();

    private readonly FrozenDictionary<IndicatorId, AlarmRule> _rules;

    private RuleSet(IEnumerable<AlarmRule> rules) => _rules = rules.ToFrozenDictionary(r => r.Indicator);

    /// <summary>The rules that hold without a file.</summary>
    public static RuleSet Default { get; } = new(Catalogue.All.Where(i => i.Kind == IndicatorKind.Check).Select(DefaultFor));

    /// <summary>The rule of a check; null for a plain quantity or a number this version does not know.</summary>
    public AlarmRule? Find(IndicatorId indicator) => _rules.GetValueOrDefault(indicator);

    /// <summary>These rules with some replaced.</summary>
    public RuleSet With(IEnumerable<AlarmRule> replacements)
    {
        Dictionary<IndicatorId, AlarmRule> rules = new(_rules);
        foreach (AlarmRule rule in replacements)
        {
            rules[rule.Indicator] = rule;
        }

        return new RuleSet(rules.Values);
    }

    private static AlarmRule DefaultFor(Indicator indicator) => new(
        indicator.Id,
        Enabled: !Sums.Contains(indicator.Id),
        indicator.Severity,
        OnDelay: TimeSpan.Zero,
        OffDelay: OffDelayOf(indicator),
        ReackWindow,
        WindowsRaise: !FirstEditions.Contains(indicator.Id));

    private static TimeSpan OffDelayOf(Indicator indicator)
    {
        if (Pulses.Contains(indicator.Id))
        {
            return TimeSpan.FromSeconds(8);
        }

        // A probe that is back is back, and the engine's own checks have their own hysteresis.
        bool immediate = indicator.Id == Catalogue.ProbeLost.Id || Catalogue.Engine.Contains(indicator);
        return immediate ? TimeSpan.Zero : TimeSpan.FromSeconds(2);
    }
}
