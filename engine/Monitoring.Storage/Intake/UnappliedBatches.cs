namespace Monitoring.Storage.Intake;

/// <summary>The batches that wait for the alarm side, in order of receipt.</summary>
internal sealed class UnappliedBatches
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BatchKey, OpenBatch> _byKey = [];
    private readonly PriorityQueue<OpenBatch, long> _undelivered = new();
    private TaskCompletionSource _arrival = NewSignal();

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _byKey.Count;
            }
        }
    }

    /// <summary>No batch will come any more.</summary>
    public bool IsClosed { get; private set; }

    public void Add(OpenBatch batch)
    {
        lock (_gate)
        {
            _byKey[batch.Key] = batch;
            _undelivered.Enqueue(batch, batch.Receipt);
        }

        Signal();
    }

    /// <summary>A new reader begins: everything not applied is due again, delivered to an earlier one or not.</summary>
    public void BeginReading()
    {
        lock (_gate)
        {
            _undelivered.Clear();
            _undelivered.EnqueueRange(_byKey.Values.Select(batch => (batch, batch.Receipt)));
        }
    }

    /// <summary>Takes the next batch; null when none is waiting.</summary>
    public OpenBatch? TakeNext()
    {
        lock (_gate)
        {
            while (_undelivered.TryDequeue(out OpenBatch? batch, out _))
            {
                if (!batch.IsApplied)
                {
                    return batch;
                }
            }

            return null;
        }
    }

    public void MarkApplied(IEnumerable<BatchKey> keys)
    {
        lock (_gate)
        {
            foreach (BatchKey key in keys)
            {
                if (_byKey.Remove(key, out OpenBatch? batch))
                {
                    batch.MarkApplied();
                }
            }
        }
    }

    public void Close()
    {
        IsClosed = true;
        Signal();
    }

    /// <summary>Completes when a batch is added, or the list closed, after this call: take it first, then look at both.</summary>
    public Task Arrival()
    {
        lock (_gate)
        {
            return _arrival.Task;
        }
    }

    private void Signal()
    {
        TaskCompletionSource arrival;
        lock (_gate)
        {
            arrival = _arrival;
            _arrival = NewSignal();
        }

        arrival.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
