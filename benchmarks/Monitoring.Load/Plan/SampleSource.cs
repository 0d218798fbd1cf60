using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Load.Plan;

/// <summary>
/// What services measure: mostly checks at 0, bit rates that wander, shares on a grid; a service is at fault or not measured for whole minutes,
/// seldom. A value depends on plan, series and second alone, so that the account of what was sent is a function, not a record.
/// </summary>
internal static class SampleSource
{
    /// <summary>Series of one service.</summary>
    public const int SeriesPerService = 25;

    private const double FaultyMinutes = 1 / 2000.0;
    private const double UnmeasuredMinutes = 1 / 500.0;
    private const int FirstPid = 256;

    private static readonly (Indicator Indicator, string Qualifier)[] Columns = [.. Series()];

    /// <summary>The series of a service.</summary>
    public static IReadOnlyList<(Indicator Indicator, string Qualifier)> All => Columns;

    /// <summary>One second of one series.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="service">Number of the service over all probes.</param>
    /// <param name="column">Which series of it.</param>
    /// <param name="second">Unix second.</param>
    /// <returns>The state, and the value times ten to the digits of its indicator; 0 where the state has none.</returns>
    public static (VerdictState State, long Scaled) At(LoadPlan plan, int service, int column, long second)
    {
        ulong minute = Hash.Of(plan.Seed, (ulong)service, (ulong)(second / 60), 1);
        double fate = Hash.Share(minute);
        Indicator indicator = Columns[column].Indicator;
        if (fate < UnmeasuredMinutes && indicator.Kind == IndicatorKind.Quantity)
        {
            return (VerdictState.NotMeasured, 0);
        }

        ulong hash = Hash.Of(plan.Seed, (ulong)((service * SeriesPerService) + column), (ulong)second, 2);
        if (indicator == Catalogue.ContinuityCountError)
        {
            return fate > 1 - FaultyMinutes ? (VerdictState.Fault, (long)(1 + (hash % 5))) : (VerdictState.Ok, 0);
        }

        return (VerdictState.Ok, indicator.Kind == IndicatorKind.Check ? 0 : Quantity(indicator, service, column, second, hash));
    }

    private static long Quantity(Indicator indicator, int service, int column, long second, ulong hash) => indicator.Unit switch
    {
        Unit.BitsPerSecond => (500_000L * (1 + ((service + column) % 16))) + (long)(hash % 4001) - 2000,
        Unit.Indicator => 0,
        // On a grid, and the same for seconds on end: as decibels and shares of a steady signal are.
        _ => (long)(Hash.Of((ulong)service, (ulong)column, (ulong)(second / 8)) % 21),
    };

    private static IEnumerable<(Indicator Indicator, string Qualifier)> Series()
    {
        yield return (Catalogue.ServiceOutage, string.Empty);
        yield return (Catalogue.ServiceDegradation, string.Empty);
        yield return (Catalogue.ServiceBitrate, string.Empty);
        yield return (Catalogue.AnomalyScore, string.Empty);
        yield return (Catalogue.ContinuityCountError, string.Empty);
        foreach (Indicator check in Catalogue.All.Where(i => i.Kind == IndicatorKind.Check && i.Number.Length > 0 && i != Catalogue.ContinuityCountError).Take(11))
        {
            yield return (check, string.Empty);
        }

        for (int pid = FirstPid; pid < FirstPid + 6; pid++)
        {
            yield return (Catalogue.PidBitrate, FormattableString.Invariant($"pid:{pid}"));
        }

        yield return (Catalogue.PcrIntervalMax, FormattableString.Invariant($"pid:{FirstPid}"));
        yield return (Catalogue.NullShare, string.Empty);
        yield return (Catalogue.InterarrivalMax, string.Empty);
    }
}
