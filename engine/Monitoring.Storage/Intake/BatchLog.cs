using System.Collections.Concurrent;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>
/// The one thread that writes batches. It takes whatever waits, commits it as one group, and completes the callers; while a commit is
/// on its way to the disk the next group gathers by itself, so a lone batch never waits for company. Between groups it keeps house.
/// </summary>
internal sealed class BatchLog : IDisposable
{
    private const int MostBatchesPerGroup = 512;
    private const int MostBytesPerGroup = 16 * 1024 * 1024;

    private readonly StoreState _state;
    private readonly AppendGroup _group;
    private readonly IUpkeep _upkeep;
    private readonly BlockingCollection<object> _work = new();
    private readonly Thread _thread;
    private readonly ITimer? _timer;
    private readonly List<TaskCompletionSource> _askedFor = [];
    private readonly OutageTeller _outage;
    private IEnumerator<bool>? _round;
    private int _waiting;
    private long _busySince;
    private long _keptAt;
    private volatile bool _committing;

    public BatchLog(StoreState state, IBatchTable batches, IUpkeep upkeep)
    {
        _state = state;
        _group = new AppendGroup(state, batches);
        _upkeep = upkeep;
        _outage = new OutageTeller(state);
        _keptAt = state.Time.GetTimestamp();
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        _thread.Start();
        if (state.Options.MaintenanceInterval > TimeSpan.Zero)
        {
            _timer = state.Time.CreateTimer(
                _ => TryAdd(new TaskCompletionSource()), state: null, state.Options.MaintenanceInterval, state.Options.MaintenanceInterval);
        }
    }

    /// <summary>Batches appended and not durable yet.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>A group is on its way to the disk.</summary>
    public bool IsCommitting => _committing;

    /// <summary>For how long the piece of writing under way has taken; zero where there is none.</summary>
    public TimeSpan BusyFor => Interlocked.Read(ref _busySince) is not 0 and long since ? _state.Time.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>How long ago a round of upkeep came to its end, or the store was opened.</summary>
    public TimeSpan SinceUpkeep => _state.Time.GetElapsedTime(Interlocked.Read(ref _keptAt));

    public Task<AppendResult> AppendAsync(IngestItem item)
    {
        PendingAppend append = new(item);
        Interlocked.Increment(ref _waiting);
        if (!TryAdd(append))
        {
            Interlocked.Decrement(ref _waiting);
            append.Fail(StoreUnavailableException.Closed());
        }

        return append.Done;
    }

    /// <summary>Completes after a whole round of maintenance that began after the call.</summary>
    public Task MaintainAsync()
    {
        TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return TryAdd(done) ? done.Task : Task.FromException(StoreUnavailableException.Closed());
    }

    /// <summary>Takes no more, writes what waits, ends.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private bool TryAdd(object work)
    {
        try
        {
            return _work.TryAdd(work);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private void Run()
    {
        List<PendingAppend> group = [];
        List<TaskCompletionSource> asked = [];
        while (!_work.IsCompleted)
        {
            if (_work.TryTake(out object? work, _round is null ? Timeout.Infinite : 0))
            {
                Gather(work, group, asked);
                Commit(group);
            }

            Advance(asked);
        }

        Advance(asked);
        foreach (TaskCompletionSource done in asked.Concat(_askedFor))
        {
            done.TrySetException(StoreUnavailableException.Closed());
        }
    }

    private void Gather(object first, List<PendingAppend> group, List<TaskCompletionSource> asked)
    {
        long bytes = 0;
        object? work = first;
        do
        {
            if (work is PendingAppend append)
            {
                group.Add(append);
                bytes += append.Item.Payload.Length;
            }
            else
            {
                asked.Add((TaskCompletionSource)work);
            }
        }
        while (group.Count < MostBatchesPerGroup && bytes < MostBytesPerGroup && _work.TryTake(out work));
    }

    private void Commit(List<PendingAppend> group)
    {
        if (group.Count == 0)
        {
            return;
        }

        _committing = true;
        StoreUnavailableException? failure = Guard(() => _group.Commit(group));
        _committing = false;
        if (failure is not null)
        {
            group.ForEach(append => append.Fail(failure));
        }

        _outage.Appended(failure);
        Interlocked.Add(ref _waiting, -group.Count);
        group.Clear();
    }

    /// <summary>Takes one step of the round under way, or begins the one that was asked for.</summary>
    private void Advance(List<TaskCompletionSource> asked)
    {
        if (_round is null && asked.Count > 0)
        {
            _askedFor.AddRange(asked);
            asked.Clear();
            _round = _upkeep.Round().GetEnumerator();
        }

        if (_round is null)
        {
            return;
        }

        bool goesOn = false;
        StoreUnavailableException? failure = Guard(() => goesOn = _round.MoveNext());
        if (goesOn)
        {
            return;
        }

        _outage.Kept(failure);
        if (failure is null)
        {
            Interlocked.Exchange(ref _keptAt, _state.Time.GetTimestamp());
        }

        _round.Dispose();
        _round = null;
        _state.Upkeep = StoreUpkeep.None;
        foreach (TaskCompletionSource done in _askedFor)
        {
            if (failure is null)
            {
                done.TrySetResult();
            }
            else
            {
                done.TrySetException(failure);
            }
        }

        _askedFor.Clear();
    }

    /// <summary>Runs a piece of writing; the thread outlives whatever happens.</summary>
    private StoreUnavailableException? Guard(Action write)
    {
        Interlocked.Exchange(ref _busySince, _state.Time.GetTimestamp());
        try
        {
            write();
            return null;
        }
        catch (StoreUnavailableException cause)
        {
            return cause;
        }
#pragma warning disable CA1031 // the loop of the store's host: a failure belongs to the callers that wait, never to the thread
        catch (Exception cause)
#pragma warning restore CA1031
        {
            return StoreUnavailableException.CannotWrite(_state.Place, cause);
        }
        finally
        {
            Interlocked.Exchange(ref _busySince, 0);
        }
    }
}
