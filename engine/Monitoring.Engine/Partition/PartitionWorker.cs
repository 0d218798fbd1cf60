using System.Threading.Channels;
using Monitoring.Alerting;
using Monitoring.Alerting.Rules;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Diagnostics;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>
/// The one writer of alarms: takes durable batches in order of receipt, lets time pass, makes the transitions durable together with
/// the batches they come from, and only then shows them.
/// </summary>
public sealed class PartitionWorker : IAsyncDisposable
{
    private const int MostAtOnce = 64;
    private const int HistoryForTiles = 2000;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RefreshInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HeldUpAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClockStep = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(7);

    private readonly PartitionContext _context;
    private readonly RuleSet _rules;
    private readonly AlarmLedger _ledger;
    private readonly AlarmWriter _writer;
    private readonly WatchedInputs _inputs;
    private readonly Dictionary<string, ProbeWatch> _watches = new(StringComparer.Ordinal);
    private readonly Channel<StoredBatch> _batches = Channel.CreateBounded<StoredBatch>(MostAtOnce * 4);
    private readonly Channel<AckRequest> _acks = Channel.CreateBounded<AckRequest>(MostAtOnce * 4);
    private readonly CancellationTokenSource _stop = new();

    private AlarmBook _book;
    private BatchSignals _signals;
    private SelfCheck _selfCheck;
    private ConfigurationWatch _configurations;
    private Task _running = Task.CompletedTask;
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _reachableSince;
    private DateTimeOffset _appliedUpTo;
    private DateTimeOffset _steppedAt;
    private long _steppedTicks;
    private volatile StoreOutage? _storeProblem;
    private long _lastBeat;
    private volatile bool _pumpFailed;
    private bool _disposed;

    public PartitionWorker(PartitionContext context, RuleSet rules)
    {
        _context = context;
        _rules = rules;
        _ledger = new AlarmLedger(context.Alarms);
        _writer = new AlarmWriter(_ledger, context);
        _inputs = new WatchedInputs(_ledger);
        (_book, _signals, _selfCheck, _configurations) = Build([]);
    }

    /// <summary>Why the store cannot be written, as its failures or its silence say; null while it can.</summary>
    public StoreOutage? StoreProblem => _storeProblem;

    /// <summary>The worker has taken a step within the last seconds.</summary>
    public bool IsAlive => !_pumpFailed && Environment.TickCount64 - Interlocked.Read(ref _lastBeat) < 10_000;

    /// <summary>Loads what was durable and begins.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = _context.Clock.GetUtcNow();
        _reachableSince = now;
        _appliedUpTo = now;
        IReadOnlyList<Alarm> durable = await _ledger.LoadAsync(cancellationToken);
        _inputs.Restore(_ledger.Inputs);
        IReadOnlyList<EntityRecord> entities = await _context.Measurements.FindEntitiesAsync(entity: null, cancellationToken);
        var lastSeen = entities.GroupBy(e => e.Id.Probe, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(e => e.LastSeenAt), StringComparer.Ordinal);
        foreach (EntityRecord entity in entities)
        {
            _context.Directory.Restore(entity);
            // What was only named was never seen, and what its probe no longer watches is not missed.
            if (entity.LastSeenAt > DateTimeOffset.UnixEpoch && IsWatched(entity.Id) && lastSeen[entity.Id.Probe] - entity.LastSeenAt < TimeSpan.FromDays(1))
            {
                _context.Live.Announce(entity.Id, entity.LastSeenAt);
            }
        }

        foreach ((string probe, DateTimeOffset at) in lastSeen.Where(p => now - p.Value < Remembered))
        {
            _context.Live.Announce(EntityId.ForProbe(probe), at);
            _watches[probe] = new ProbeWatch(now);
        }

        (_book, _signals, _selfCheck, _configurations) = Build(durable);
        foreach (Alarm alarm in durable)
        {
            _context.Live.Show(alarm);
        }

        foreach (AlarmTransition line in await _context.Alarms.ReadHistoryAsync(new HistoryQuery(Limit: HistoryForTiles), cancellationToken))
        {
            if (line.Kind == AlarmTransitionKind.Cleared)
            {
                _context.Live.NoteFault(line.Alarm);
            }
        }

        _context.Live.Refresh(now, urgent: false);
        EngineLog.Restored(_context.Log, durable.Count, entities.Count, _context.Measurements.Backlog.Unapplied);
        Interlocked.Exchange(ref _lastBeat, Environment.TickCount64);
        _running = Task.WhenAll(Task.Run(PumpAsync, CancellationToken.None), Task.Run(RunAsync, CancellationToken.None));
    }

    /// <summary>Acknowledges alarms in the name of a person; returns when it is durable.</summary>
    /// <returns>How many were not acknowledged before.</returns>
    public async Task<int> AcknowledgeAsync(
        IReadOnlyList<AlarmKey> keys, string actor, string? comment, CancellationToken cancellationToken)
    {
        var request = new AckRequest(keys, actor, comment);
        await _acks.Writer.WriteAsync(request, cancellationToken);
        return await request.Done.Task.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private bool IsWatched(EntityId entity) =>
        entity.Level == EntityLevel.Probe || _inputs.IsWatched(entity.Level == EntityLevel.Service ? entity.Parent!.Value : entity);

    private (AlarmBook Book, BatchSignals Signals, SelfCheck SelfCheck, ConfigurationWatch Configurations) Build(IReadOnlyList<Alarm> durable)
    {
        var book = new AlarmBook(_rules, _context.Directory.LabelOf, durable);
        var configurations = new ConfigurationWatch(book, _context.Configurations, _context.Live, _context.ConfigurationLateAfter);
        return (
            book,
            new BatchSignals(
                book, _rules, _context.Directory, _context.Live, _context.Checks, _ledger.Add, _inputs, _watches, configurations, _context.Log),
            new SelfCheck(book, _context),
            configurations);
    }

    private async Task PumpAsync()
    {
        try
        {
            await foreach (StoredBatch batch in _context.Measurements.ReadUnappliedAsync(_stop.Token))
            {
                await _batches.Writer.WriteAsync(batch, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // a clean stop
        }
#pragma warning disable CA1031 // the host loop: whatever ended the reading, the engine must say that it is no longer ready
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _pumpFailed = true;
            EngineLog.ReadingFailed(_context.Log, exception);
        }
        finally
        {
            _batches.Writer.TryComplete();
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _lastBeat, Environment.TickCount64);
            await WaitAsync();
            await TakeStepAsync();
        }

        await TakeStepAsync();
        while (_acks.Reader.TryRead(out AckRequest? late))
        {
            late.Done.TrySetCanceled();
        }
    }

    private async Task TakeStepAsync()
    {
        List<AckRequest> acks = [];
        try
        {
            Step(acks);
            await CommitAsync(acks);
        }
#pragma warning disable CA1031 // the host loop: a step that fails is told and the next one is taken; alarms must not end with it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            EngineLog.StepFailed(_context.Log, exception);
            acks.ForEach(ack => ack.Done.TrySetException(exception));
            await Task.Delay(RetryInterval, CancellationToken.None);
        }
    }

    private async Task WaitAsync()
    {
        using var elapsed = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        Task batch = _batches.Reader.Completion.IsCompleted
            ? Task.Delay(Timeout.Infinite, elapsed.Token)
            : _batches.Reader.WaitToReadAsync(elapsed.Token).AsTask();
        await Task.WhenAny(batch, _acks.Reader.WaitToReadAsync(elapsed.Token).AsTask(), Task.Delay(Beat, elapsed.Token));
        await elapsed.CancelAsync();
    }

    /// <summary>Acknowledgements first: what a person has seen is what was there before this step.</summary>
    private void Step(List<AckRequest> acks)
    {
        DateTimeOffset now = _context.Clock.GetUtcNow();
        NoteClockStep(now);
        while (acks.Count < MostAtOnce && _acks.Reader.TryRead(out AckRequest? ack))
        {
            acks.Add(ack);
            ack.Count = _book.Acknowledge(ack.Keys, ack.Actor, ack.Comment, now);
        }

        for (int i = 0; i < MostAtOnce && _batches.Reader.TryRead(out StoredBatch? batch); i++)
        {
            Apply(batch);
        }

        StoreBacklog backlog = _context.Measurements.Backlog;
        _storeProblem = FindStoreProblem(backlog, now);
        _selfCheck.Advance(_storeProblem, backlog.Unread, now);
        FindLostProbes(backlog, now);
        _configurations.Advance(now);
        _book.Advance(now);
    }

    /// <summary>After the machine slept, or its clock was set, the silence of the probes is ours, and times noted before wait for nothing.</summary>
    private void NoteClockStep(DateTimeOffset now)
    {
        long ticks = Environment.TickCount64;
        if ((now - _steppedAt - TimeSpan.FromMilliseconds(ticks - _steppedTicks)).Duration() > ClockStep)
        {
            _reachableSince = now;
            _writer.ForgetTimes();
            _refreshedAt = DateTimeOffset.MinValue;
            _book.RestartDelays(now);
        }

        (_steppedAt, _steppedTicks) = (now, ticks);
    }

    private void Apply(StoredBatch batch)
    {
        try
        {
            _signals.Apply(batch);
        }
#pragma warning disable CA1031 // the host loop: one batch that breaks a rule of ours must not stop the alarms of all others
        catch (Exception exception)
#pragma warning restore CA1031
        {
            EngineLog.BatchFailed(_context.Log, exception, batch.Key.Probe, batch.Key.Sequence);
        }

        _ledger.Add(batch.Key);
        _appliedUpTo = batch.ReceivedAt;
    }

    /// <summary>What the store says itself goes first: one that hangs says nothing.</summary>
    private StoreOutage? FindStoreProblem(StoreBacklog backlog, DateTimeOffset now)
    {
        if ((_context.Store.Problem ?? _writer.Problem) is StoreOutage told)
        {
            return told;
        }

        if (backlog.Waiting == 0 || backlog.BusyFor < SilentAfter)
        {
            return null;
        }

        DateTimeOffset since = now - backlog.BusyFor;
        return _storeProblem ?? StoreOutage.After(before: null, StoreUnavailableException.Silent(since), since);
    }

    private void FindLostProbes(StoreBacklog backlog, DateTimeOffset now)
    {
        // What the store does not take is no silence of probes.
        if (_storeProblem is not null || (backlog.Waiting > 0 && backlog.BusyFor > HeldUpAfter))
        {
            _reachableSince = now;
            return;
        }

        // Batches that are here and wait their turn are no silence.
        DateTimeOffset heardUpTo = backlog.Unapplied <= _ledger.WaitingBatches ? now : _appliedUpTo;
        foreach ((string probe, ProbeWatch watch) in _watches)
        {
            if (watch.LastSeenAt > now)
            {
                // Heard after this step began, or before the clock was set back: either way its silence begins now at the earliest.
                watch.Seen(now);
            }

            DateTimeOffset since = watch.LastSeenAt;
            DateTimeOffset countedFrom = since > _reachableSince ? since : _reachableSince;
            if (heardUpTo - countedFrom > _context.ProbeLostAfter && !_book.IsLost(probe))
            {
                _book.MarkLost(probe, since, now, _context.Enrolment.IsRevoked(probe));
            }
        }
    }

    private async Task CommitAsync(List<AckRequest> acks)
    {
        IReadOnlyList<AlarmTransition> transitions = _book.Drain();
        _ledger.Add(transitions);
        StoreUnavailableException? failure = await _writer.WriteAsync(transitions.Count > 0, acks.Count > 0, _stop.IsCancellationRequested);

        // The wall shows them all the same: a full disk must not blind the operator.
        Publish(transitions, _context.Clock.GetUtcNow());
        foreach (AckRequest ack in acks)
        {
            if (failure is null)
            {
                ack.Done.TrySetResult(ack.Count);
            }
            else
            {
                ack.Done.TrySetException(failure);
            }
        }
    }

    private void Publish(IReadOnlyList<AlarmTransition> transitions, DateTimeOffset now)
    {
        foreach (AlarmTransition transition in transitions)
        {
            Alarm alarm = transition.Alarm;
            string kind = transition.Kind.ToString();
            _context.Metrics.Transition(kind);
            EngineLog.Alarm(_context.Log, kind, alarm.Key, (int)alarm.Severity, alarm.Occurrence, alarm.Reason, alarm.Text);
            if (transition.TransitionReason != TransitionReason.LateArrival)
            {
                _context.Live.Show(alarm);
            }
        }

        if (transitions.Count == 0 && now - _refreshedAt < RefreshInterval)
        {
            return;
        }

        _refreshedAt = now;
        foreach (EntityId gone in _context.Live.Refresh(now, urgent: transitions.Count > 0))
        {
            EngineLog.ServiceGone(_context.Log, gone.Path);
            _book.Remove(gone, now);
        }
    }
}
