using Monitoring.Contracts.Wording;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>
/// Asks the store for a little of what it keeps, again and again: one that takes batches and gives nothing back is told before somebody needs
/// an answer.
/// </summary>
public sealed class ReadingWatch(IAlarmStore alarms, IMeasurementStore measurements, TimeProvider clock)
{
    /// <summary>A single failure may be one of the moment.</summary>
    private const int FailuresToTell = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(10);

    private volatile Explanation? _problem;
    private SeriesId? _asked;
    private DateTimeOffset _failsSince;
    private int _failures;
    private volatile bool _isKnown;

    /// <summary>Whether it is known already that it can or cannot be read.</summary>
    public bool IsKnown => _isKnown;

    /// <summary>Why what is stored cannot be read; null while it can.</summary>
    public Explanation? Problem => _problem;

    /// <summary>The store cannot be written either: that is told already, and what is not read meanwhile has the same cause.</summary>
    public void Excuse()
    {
        Interlocked.Exchange(ref _failures, 0);
        _problem = null;
        _isKnown = true;
    }

    /// <summary>Asks until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await TryAsync(stop);
            bool isDoubtful = _problem is null && Volatile.Read(ref _failures) > 0;
            await Task.Delay(isDoubtful ? RetryInterval : Interval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Asks once: for the newest line of the history, and the last minutes of a series.</summary>
    public async Task TryAsync(CancellationToken stop)
    {
        try
        {
            _ = await alarms.ReadHistoryAsync(new HistoryQuery(Limit: 1), stop);
            _asked ??= await measurements.FindSeriesAsync(new SeriesFilter(), stop) is [SeriesDescriptor first, ..] ? first.Id : null;
            if (_asked is SeriesId asked)
            {
                DateTimeOffset now = clock.GetUtcNow();
                _ = await measurements.ReadRollUpsAsync(asked, RollUpTier.Minute, new TimeRange(now - Look, now), stop);
            }

            Excuse();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped while it asked.
        }
#pragma warning disable CA1031 // whatever it is that questions meet, this is who tells it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Note(failure);
        }
    }

    private void Note(Exception failure)
    {
        int failures = Interlocked.Increment(ref _failures);
        if (failures == 1)
        {
            _failsSince = clock.GetUtcNow();
        }

        if (failures >= FailuresToTell)
        {
            Explanation why = failure is StoreUnavailableException refused ? refused.Why : new Explanation([], failure.Message.ReplaceLineEndings(" "));
            _problem = Sentences.StoreUnreadable.With(_failsSince.ToUnixTimeMilliseconds()).And(why);
            _isKnown = true;
        }
    }
}
