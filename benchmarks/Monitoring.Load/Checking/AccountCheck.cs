using Monitoring.Contracts.Measurements;
using Monitoring.Load.Plan;
using Monitoring.Storage;

namespace Monitoring.Load.Checking;

/// <summary>Compares a store with the account of a load: every second of every series, or of some services where there are too many.</summary>
internal static class AccountCheck
{
    /// <summary>Reads the store through and through.</summary>
    /// <param name="account">The load.</param>
    /// <param name="store">The store.</param>
    /// <param name="everyNth">Take each so manieth service only.</param>
    /// <param name="progress">Told the services done and all.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <param name="withRollUps">Hold minutes against seconds, too.</param>
    public static async Task<Findings> RunAsync(
        Account account, IMeasurementStore store, int everyNth, Action<int, int>? progress, CancellationToken stop, bool withRollUps = false)
    {
        Findings findings = new();
        LoadPlan plan = account.Plan;
        for (int probe = 0; probe < plan.Probes; probe++)
        {
            Dictionary<long, bool> seconds = SecondsOf(plan, probe, account.Probes[probe], static _ => true);
            for (int service = 0; service < plan.Services; service++)
            {
                int number = (probe * plan.Services) + service;
                if (number % everyNth == 0)
                {
                    await ServiceAsync(findings, plan, store, BatchWriter.PathOf(probe, service), number, seconds, withRollUps, stop);
                    progress?.Invoke(number + 1, plan.Probes * plan.Services);
                }
            }
        }

        return findings;
    }

    /// <summary>Seconds that went out; true where one was acknowledged and has to be there.</summary>
    public static Dictionary<long, bool> SecondsOf(LoadPlan plan, int probe, ProbeAccount account, Func<long, bool> mustBeThere)
    {
        ProbeScript script = new(plan, probe);
        Dictionary<long, bool> seconds = [];
        foreach ((long first, long last) in account.Sent.Ranges)
        {
            for (long sequence = first; sequence <= last; sequence++)
            {
                long second = script.SecondOf(sequence);
                seconds[second] = seconds.GetValueOrDefault(second) || (account.Acknowledged.Contains(sequence) && mustBeThere(sequence));
            }
        }

        return seconds;
    }

    /// <summary>Compares one service, second by second, and its minutes with its seconds where that is asked for.</summary>
    public static async Task ServiceAsync(
        Findings findings, LoadPlan plan, IMeasurementStore store, string path, int service, Dictionary<long, bool> seconds, bool withRollUps,
        CancellationToken stop)
    {
        var kept = (await store.FindSeriesAsync(new SeriesFilter(path), stop)).ToDictionary(s => (s.Indicator, s.Qualifier), s => s.Id);
        TimeRange range = new(
            DateTimeOffset.FromUnixTimeSeconds(plan.Start - 3600), DateTimeOffset.FromUnixTimeSeconds(plan.Start + plan.Seconds + 3600));
        for (int column = 0; column < SampleSource.SeriesPerService; column++)
        {
            (Contracts.Indicators.Indicator indicator, string qualifier) = SampleSource.All[column];
            IReadOnlyList<SeriesPoint> points = kept.TryGetValue((indicator.Id, qualifier), out SeriesId id)
                ? await store.ReadPointsAsync(id, range, stop) : [];
            double scale = Math.Pow(10, indicator.Scale10);
            int acknowledged = 0;
            foreach (SeriesPoint point in points)
            {
                if (!seconds.TryGetValue(point.UnixSeconds, out bool isAcknowledged))
                {
                    findings.Extra++;
                    findings.First ??= $"{path} {indicator.Key} {qualifier} has second {point.UnixSeconds}, which was never sent";
                    continue;
                }

                (VerdictState state, long scaled) = SampleSource.At(plan, service, column, point.UnixSeconds);
                double expected = state.HasValue() ? scaled / scale : double.NaN;
                if (point.State != state || (state.HasValue() && Math.Abs(point.Value - expected) > 1e-9 * Math.Max(1, Math.Abs(expected))))
                {
                    findings.Different++;
                    findings.First ??=
                        $"{path} {indicator.Key} {qualifier} at {point.UnixSeconds} is {point.State.ToWord()} {point.Value}, {state.ToWord()} {expected} was sent";
                }

                acknowledged += isAcknowledged ? 1 : 0;
                findings.InDoubt += isAcknowledged ? 0 : 1;
            }

            if (withRollUps && points.Count > 0)
            {
                await RollUpsAsync(findings, store, $"{path} {indicator.Key} {qualifier}", id, range, points, stop);
            }

            int expectedSeconds = seconds.Values.Count(a => a);
            findings.Expected += expectedSeconds;
            findings.Missing += expectedSeconds - acknowledged;
            if (acknowledged < expectedSeconds)
            {
                findings.First ??= $"{path} {indicator.Key} {qualifier} has {acknowledged} of {expectedSeconds} acknowledged seconds";
            }
        }
    }

    /// <summary>Minutes hold the seconds that are there, no fewer and none twice.</summary>
    private static async Task RollUpsAsync(
        Findings findings, IMeasurementStore store, string series, SeriesId id, TimeRange range, IReadOnlyList<SeriesPoint> points,
        CancellationToken stop)
    {
        var minutes = (await store.ReadRollUpsAsync(id, RollUpTier.Minute, range, stop))
            .ToDictionary(minute => minute.StartUnixSeconds, minute => minute.KnownSeconds + minute.UnknownSeconds);
        foreach (IGrouping<long, SeriesPoint> minute in points.GroupBy(point => point.UnixSeconds / 60 * 60))
        {
            int kept = minutes.GetValueOrDefault(minute.Key);
            if (kept != minute.Count())
            {
                findings.Different++;
                findings.First ??= $"{series} has {minute.Count()} seconds of the minute of {minute.Key}, its roll-up {kept}";
            }
        }
    }
}
