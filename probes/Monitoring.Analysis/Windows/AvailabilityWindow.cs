using Monitoring.Analysis.Tr101290.Availability;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Windows;

/// <summary>
/// What a window says of SAE, SDE and SIE: errors of the last whole interval, its share of the intervals of the last hour, and the seconds
/// of that hour with an error. Unknown intervals are in neither part of a share.
/// </summary>
internal static class AvailabilityWindow
{
    public static void Measure(ServiceAvailability availability, IMeasurementSink sink)
    {
        foreach (AvailabilityIndicator indicator in availability.All)
        {
            (Indicator ratio, Indicator seconds) = Figures(indicator.Indicator);
            bool hasBegun = indicator.Intervals.Total is not { Known: 0, Unknown: 0 };
            VerdictState state = !hasBegun ? VerdictState.Pending
                : indicator.Last is not { } last ? VerdictState.NotMeasured
                : last > availability.Threshold ? VerdictState.Fault : VerdictState.Ok;
            Tell(sink, indicator.Indicator, state, indicator.Last ?? 0);
            (int known, int errored) = indicator.Intervals.Recent;
            Tell(sink, ratio, known > 0 ? VerdictState.Ok : hasBegun ? VerdictState.NotMeasured : VerdictState.Pending, known > 0 ? (double)errored / known : 0);
            (known, errored) = indicator.Seconds.Recent;
            Tell(sink, seconds, known > 0 ? VerdictState.Ok : VerdictState.Pending, errored);
        }
    }

    private static (Indicator Ratio, Indicator Seconds) Figures(Indicator indicator) =>
        indicator == Catalogue.ServiceAvailabilityError ? (Catalogue.ServiceAvailabilityErrorRatio, Catalogue.ServiceAvailabilityErrorSeconds)
        : indicator == Catalogue.ServiceDegradationError ? (Catalogue.ServiceDegradationErrorRatio, Catalogue.ServiceDegradationErrorSeconds)
        : (Catalogue.ServiceImpairmentsErrorRatio, Catalogue.ServiceImpairmentsErrorSeconds);

    private static void Tell(IMeasurementSink sink, Indicator indicator, VerdictState state, double value) =>
        sink.Measure(Scope.Stream, indicator.Id, -1, state, value);
}
