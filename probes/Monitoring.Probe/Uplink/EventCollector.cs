using System.Threading.Channels;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Uplink;

/// <summary>
/// Condition edges and changes on their way to the spool, in the order they happened. Edges that happen together become one batch, with a dictionary of the
/// entities they are about. What the disk has no room for waits here until it has.
/// </summary>
internal sealed class EventCollector(Spool spool) : IConditionOutlet
{
    /// <summary>More edges than this wait only where the disk has stopped; the oldest are then given up.</summary>
    private const int MostWaiting = 10_000;

    private const int MostInBatch = 256;

    /// <summary>Of a text; the engine takes no more.</summary>
    private const int MostCharacters = 1024;

    /// <summary>Batches that wait for room on the disk; the oldest are then given up.</summary>
    private const int MostHeld = 1_000;

    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Channel<(Entity Entity, Condition Condition)> _waiting = Channel.CreateBounded<(Entity, Condition)>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
        lost => spool.Losses.Count(LossCause.DiskFull, isEvents: true, lost.Item2.AtUnixMs));

    private readonly Queue<(Dictionary Dictionary, List<Condition> Conditions)> _held = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Path, IndicatorId Indicator), (ulong Id, Entity Entity)> _open = [];
    private ulong _lastId;

    public void OnCondition(
        Entity entity, IndicatorId indicator, bool raise, long atUtcNanoseconds, string reason, Explanation why, Attribution attribution,
        IReadOnlyList<int> pids)
    {
        lock (_gate)
        {
            Condition condition = new()
            {
                Id = OccurrenceOf(entity, indicator, raise, (ulong)atUtcNanoseconds),
                Indicator = indicator.Value,
                Edge = raise ? Edge.Raise : Edge.Clear,
                AtUnixMs = atUtcNanoseconds / 1_000_000,
                Reason = reason,
                Text = why.Text.Length <= MostCharacters ? why.Text : why.Text[..MostCharacters],
                Attribution = attribution,
            };
            condition.Evidence.AddRange(why.Statements.Select(StatementWire.Write));
            condition.Pids.AddRange(pids.Select(p => (uint)p));
            _ = _waiting.Writer.TryWrite((entity, condition));
        }
    }

    /// <summary>Nothing is known any more of an entity and what is below it: whatever is raised there ends.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="atUtcNanoseconds">When.</param>
    /// <param name="isRemoved">It is gone for good; else it begins anew.</param>
    public void OnEnd(Entity entity, long atUtcNanoseconds, bool isRemoved)
    {
        lock (_gate)
        {
            string below = entity.Path + "/";
            foreach (((string path, IndicatorId indicator), (_, Entity open)) in _open.ToArray())
            {
                if (path == entity.Path || path.StartsWith(below, StringComparison.Ordinal))
                {
                    OnCondition(
                        open, indicator, raise: false, atUtcNanoseconds, isRemoved ? "input_removed" : "input_restarted",
                        Sentences.InputChanged.With(), Attribution.Probe, []);
                }
            }

            if (isRemoved)
            {
                OnCondition(
                    entity, Catalogue.InputRemoved.Id, raise: true, atUtcNanoseconds, "input_removed", Sentences.InputRemoved.With(),
                    Attribution.Probe, []);
                _ = _open.Remove((entity.Path, Catalogue.InputRemoved.Id));
            }
        }
    }

    public void OnChange(
        Entity entity, long atUtcNanoseconds, string kind, string text, string before, string after, IReadOnlyList<int> pids)
    {
        lock (_gate)
        {
            _lastId = Math.Max(_lastId + 1, (ulong)atUtcNanoseconds);
            Condition condition = new()
            {
                Id = _lastId,
                Indicator = Catalogue.StreamChange.Id.Value,
                Edge = Edge.Raise,
                AtUnixMs = atUtcNanoseconds / 1_000_000,
                Reason = kind,
                Text = text,
                Before = before,
                After = after,
            };
            condition.Pids.AddRange(pids.Select(p => (uint)p));
            _ = _waiting.Writer.TryWrite((entity, condition));
        }
    }

    /// <summary>Moves edges to the spool until stopped, then all that are left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (_held.Count == 0)
                {
                    _ = await _waiting.Reader.WaitToReadAsync(stop).ConfigureAwait(false);
                }

                await Task.Delay(_held.Count == 0 ? Together : Again, stop).ConfigureAwait(false);
                Drain();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Drain();
        }
    }

    private void Drain()
    {
        Dictionary dictionary = new();
        Dictionary<string, uint> indices = new(StringComparer.Ordinal);
        List<Condition> together = [];
        while (_waiting.Reader.TryRead(out (Entity Entity, Condition Condition) edge))
        {
            if (!indices.TryGetValue(edge.Entity.Path, out uint index))
            {
                index = (uint)dictionary.Entities.Count;
                indices.Add(edge.Entity.Path, index);
                dictionary.Entities.Add(edge.Entity);
            }

            edge.Condition.Entity = index;
            together.Add(edge.Condition);
            if (together.Count == MostInBatch)
            {
                Keep(dictionary, together);
                (dictionary, indices, together) = (new Dictionary(), new Dictionary<string, uint>(StringComparer.Ordinal), []);
            }
        }

        if (together.Count > 0)
        {
            Keep(dictionary, together);
        }

        KeepHeld();
    }

    private void Keep(Dictionary dictionary, List<Condition> together)
    {
        if (_held.Count == MostHeld)
        {
            spool.Losses.Count(LossCause.DiskFull, isEvents: true, _held.Dequeue().Conditions[0].AtUnixMs);
        }

        _held.Enqueue((dictionary, together));
    }

    private void KeepHeld()
    {
        while (_held.TryPeek(out (Dictionary Dictionary, List<Condition> Conditions) oldest) && spool.AddEvents(oldest.Dictionary, oldest.Conditions))
        {
            _ = _held.Dequeue();
        }
    }

    /// <summary>The same number for a raise and its clear.</summary>
    private ulong OccurrenceOf(Entity entity, IndicatorId indicator, bool raise, ulong now)
    {
        (string Path, IndicatorId Indicator) key = (entity.Path, indicator);
        if (!raise && _open.Remove(key, out (ulong Id, Entity Entity) raised))
        {
            return raised.Id;
        }

        _lastId = Math.Max(_lastId + 1, now);
        if (raise)
        {
            _open[key] = (_lastId, entity);
        }

        return _lastId;
    }
}
