using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Load.Checking;
using Monitoring.Load.Plan;
using Monitoring.Load.Sending;
using Monitoring.Storage;

namespace Monitoring.Load.Killing;

/// <summary>
/// A few seconds of three days gone by, sent by a probe of their own in every life that keeps them, so that a life with a shorter retention has
/// days to delete. Afterwards each of them is there or went as a whole day; its availability is there in any case, and it never counts again.
/// </summary>
internal sealed class OldDays(LoadPlan load, SendOptions options) : IDisposable
{
    /// <summary>How many days.</summary>
    public const int Days = 3;

    private const int DaysAgo = 5;
    private const long SecondsPerDay = 86_400;

    /// <summary>Seconds between those of one life and of the next: other windows, other minutes.</summary>
    private const int Step = 67;

    private readonly LoadPlan _plan = load with
    {
        Start = ((DateTimeOffset.UtcNow.ToUnixTimeSeconds() / SecondsPerDay) - DaysAgo) * SecondsPerDay,
        Seconds = Days * (int)SecondsPerDay,
        Chaos = new Chaos(),
    };

    private readonly ProbeAccount _account = new(Guid.CreateVersion7());
    private readonly BatchPost _post = new(options, new Latencies());
    private long _lives;
    private long _mayBeGone;

    /// <summary>A probe beside those of the load.</summary>
    private int Probe => load.Probes;

    /// <summary>Settings of a life in which these days are out of retention.</summary>
    public static IReadOnlyList<(string Key, string Value)> Expire { get; } = [("retention.seconds", "1d")];

    /// <summary>Sends those of another life.</summary>
    public async Task SendAsync(CancellationToken stop)
    {
        long life = _lives++;
        BatchWriter writer = new(_plan, Probe, _account.Epoch);
        for (int day = 0; day < Days; day++)
        {
            long sequence = 1 + (day * SecondsPerDay) + (life * Step % SecondsPerDay);
            _account.OnSending(sequence);
            _ = await _post.SendAsync(writer, new Plan.Sending(sequence, Lane.Backfill, 0), withDictionary: false, stop);
            _account.OnAcknowledged(sequence);
        }
    }

    /// <summary>From now on what was sent so far may be gone.</summary>
    public void MayGo() => _mayBeGone = _lives;

    /// <summary>Sends everything again: not one of them is news.</summary>
    public async Task SendAgainAsync(Findings findings, CancellationToken stop)
    {
        BatchWriter writer = new(_plan, Probe, _account.Epoch);
        foreach (long sequence in Sequences())
        {
            if (!await _post.SendAsync(writer, new Plan.Sending(sequence, Lane.Backfill, 0), withDictionary: false, stop))
            {
                findings.Extra++;
                findings.First ??= FormattableString.Invariant($"batch {sequence} of the old days was taken a second time");
            }
        }
    }

    /// <summary>Holds the store against them.</summary>
    public async Task CheckAsync(Findings findings, IMeasurementStore store, CancellationToken stop)
    {
        Dictionary<long, bool> seconds = AccountCheck.SecondsOf(_plan, Probe, _account, sequence => LifeOf(sequence) >= _mayBeGone);
        for (int service = 0; service < _plan.Services; service++)
        {
            string path = BatchWriter.PathOf(Probe, service);
            await AccountCheck.ServiceAsync(findings, _plan, store, path, (Probe * _plan.Services) + service, seconds, withRollUps: false, stop);
            foreach (Indicator indicator in Catalogue.Availability)
            {
                await AvailabilityAsync(findings, store, path, indicator, seconds.Keys, stop);
            }
        }
    }

    public void Dispose() => _post.Dispose();

    private async Task AvailabilityAsync(
        Findings findings, IMeasurementStore store, string path, Indicator indicator, Dictionary<long, bool>.KeyCollection seconds, CancellationToken stop)
    {
        TimeRange range = new(DateTimeOffset.FromUnixTimeSeconds(_plan.Start), DateTimeOffset.FromUnixTimeSeconds(_plan.Start + _plan.Seconds));
        foreach (SeriesDescriptor series in await store.FindSeriesAsync(new SeriesFilter(path, indicator.Id), stop))
        {
            IReadOnlyList<SeriesRun> runs = await store.ReadRunsAsync(series.Id, range, stop);
            long kept = runs.Sum(run => run.EndUnixSeconds - run.StartUnixSeconds);
            bool isWhole = seconds.All(second => runs.Any(run => second >= run.StartUnixSeconds && second < run.EndUnixSeconds));
            if (kept != seconds.Count || !isWhole)
            {
                findings.Different++;
                findings.First ??= FormattableString.Invariant($"{path} {indicator.Key}: availability of {kept} seconds of old days is kept, {seconds.Count} were acknowledged");
            }
        }
    }

    private IEnumerable<long> Sequences() =>
        _account.Acknowledged.Ranges.SelectMany(range => Enumerable.Range(0, (int)(range.Last - range.First + 1)).Select(at => range.First + at));

    private static long LifeOf(long sequence) => (sequence - 1) % SecondsPerDay / Step;
}
