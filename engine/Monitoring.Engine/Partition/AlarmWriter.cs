using System.Diagnostics;
using Monitoring.Engine.Diagnostics;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>
/// Makes durable what waits in the ledger, one commit after the other, and knows why it cannot. A store that does not come back holds up
/// neither alarms nor wall: after a moment the steps go on without it, and what is new waits behind what was begun.
/// </summary>
internal sealed class AlarmWriter(AlarmLedger ledger, PartitionContext context)
{
    private const int MostUncommitted = 256;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private Task? _commit;
    private long _begun;
    private int _lines;
    private int _batches;
    private DateTimeOffset _begunAt = DateTimeOffset.MinValue;

    /// <summary>Why nothing can be written down; null while it can.</summary>
    public StoreOutage? Problem { get; private set; }

    /// <summary>Writes down what waits, where it is time to.</summary>
    /// <param name="isNews">There are new lines.</param>
    /// <param name="isAsked">Somebody waits for it.</param>
    /// <param name="isLast">No other step follows: it is waited for however long it takes.</param>
    /// <returns>Why what waits is not durable; null where it is, or is not due.</returns>
    public async Task<StoreUnavailableException?> WriteAsync(bool isNews, bool isAsked, bool isLast)
    {
        StoreUnavailableException? failure;
        do
        {
            if (_commit is null && !TryBegin(isNews, isAsked || isLast))
            {
                return null;
            }

            failure = await FinishAsync(isLast);
        }
        while (failure is null && !ledger.IsEmpty);
        return failure;
    }

    /// <summary>The clock was set: what was to happen after a while happens now.</summary>
    public void ForgetTimes() => _begunAt = DateTimeOffset.MinValue;

    private bool TryBegin(bool isNews, bool isAsked)
    {
        DateTimeOffset now = context.Clock.GetUtcNow();
        bool isDue = Problem is not null ? isAsked || now - _begunAt >= RetryInterval
            : !ledger.IsEmpty && (isNews || isAsked || ledger.WaitingBatches >= MostUncommitted || now - _begunAt >= Interval);
        if (isDue)
        {
            _begunAt = now;
            _begun = Stopwatch.GetTimestamp();
            ledger.Forget(now);
            (_lines, _batches) = (ledger.Waiting, ledger.WaitingBatches);
            _commit = ledger.BeginCommit();
        }

        return isDue;
    }

    private async Task<StoreUnavailableException?> FinishAsync(bool isLast)
    {
        Task commit = _commit!;
        TimeSpan left = Patience - Stopwatch.GetElapsedTime(_begun);
        if (isLast)
        {
            await commit.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else if (left > TimeSpan.Zero)
        {
            await Task.WhenAny(commit, Task.Delay(left));
        }

        if (!commit.IsCompleted)
        {
            // Where a cause is known it stays: that the next attempt takes its time is none of its own.
            var silence = StoreUnavailableException.Silent(_begunAt);
            return Problem is null ? NoteFailure(silence) : silence;
        }

        _commit = null;
        try
        {
            await commit;
        }
        catch (StoreUnavailableException failure)
        {
            return NoteFailure(failure);
        }

        ledger.EndCommit();
        context.Metrics.Applied(_batches);
        if (Problem is not null)
        {
            Problem = null;
            EngineLog.AlarmsCaughtUp(context.Log, _lines);
        }

        return null;
    }

    private StoreUnavailableException NoteFailure(StoreUnavailableException failure)
    {
        var problem = StoreOutage.After(Problem, failure, context.Clock.GetUtcNow());
        if (!ReferenceEquals(problem, Problem))
        {
            EngineLog.AlarmsWait(context.Log, ledger.Waiting, problem.Why.Text);
        }

        Problem = problem;
        return failure;
    }
}
