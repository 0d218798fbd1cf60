using Monitoring.Analysis.Tr101290.Availability;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Reports;

/// <summary>One of SAE, SDE and SIE over the whole of the input. Null means not known.</summary>
/// <param name="Name">As the standard prints it.</param>
/// <param name="State">fault where an interval is above the threshold, ok where none is, notMeasured where none is known.</param>
/// <param name="Reason">Why there is no verdict.</param>
/// <param name="Ratio">Share of the known intervals above the threshold.</param>
/// <param name="Intervals">Whole intervals that are known.</param>
/// <param name="Errored">Of them, those above the threshold.</param>
/// <param name="Unknown">Whole intervals that are not known, and in no part of the ratio.</param>
/// <param name="Last">Errors of the last whole interval.</param>
/// <param name="Greatest">Most errors of a known interval.</param>
/// <param name="ErrorSeconds">Seconds with an error, the rest after the last interval included.</param>
/// <param name="Inputs">Numbers of the checks whose errors count.</param>
/// <param name="LeftOut">Of them, those that were not measured.</param>
public sealed record AvailabilityReport(
    string Name,
    string State,
    string? Reason,
    double? Ratio,
    long Intervals,
    long? Errored,
    long Unknown,
    long? Last,
    long? Greatest,
    long? ErrorSeconds,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<LeftOutReport> LeftOut)
{
    private const int RatioDigits = 6;

    internal static AvailabilityReport Of(AvailabilityIndicator indicator, bool isTimeless, string why)
    {
        (long known, long errored, long unknown) = indicator.Intervals.Total;
        VerdictState state = known == 0 ? VerdictState.NotMeasured : errored > 0 ? VerdictState.Fault : VerdictState.Ok;
        return new AvailabilityReport(
            indicator.Indicator.Name,
            state.ToWord(),
            known == 0 ? why : null,
            known == 0 ? null : Math.Round((double)errored / known, RatioDigits),
            known,
            known == 0 ? null : errored,
            unknown,
            indicator.Last,
            indicator.Greatest,
            isTimeless ? null : indicator.Seconds.Total.Errored + (indicator.HasOpenError ? 1 : 0),
            [.. indicator.Inputs.Select(i => i.Record.Indicator.Number)],
            [
                .. indicator.Inputs.Where(i => !i.Record.State.HasValue())
                    .Select(i => new LeftOutReport(i.Record.Indicator.Number, i.Record.State.ToWord(), i.Record.NoVerdict?.Reason)),
            ]);
    }
}
