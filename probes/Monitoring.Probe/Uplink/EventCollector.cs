using System.Threading.Channels;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Uplink;

/// <summary>
/// Condition edges on their way to the spool, in the order they happened. Edges of one entity that happen together become one batch, with a dictionary
/// of that entity alone.
/// </summary>
internal sealed class EventCollector(Spool spool) : IConditionOutlet
{
    /// <summary>More edges than this wait only where the disk has stopped; the oldest are then given up.</summary>
    private const int MostWaiting = 10_000;

    private const int MostInBatch = 256;

    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(5);

    private readonly Channel<(Entity Entity, Condition Condition)> _waiting = Channel.CreateBounded<(Entity, Condition)>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Path, IndicatorId Indicator), ulong> _open = [];
    private ulong _lastId;

    public void OnCondition(
        Entity entity, IndicatorId indicator, bool raise, long atUtcNanoseconds, string reason, string text, Attribution attribution,
        IReadOnlyList<int> pids)
    {
        lock (_gate)
        {
            Condition condition = new()
            {
                Id = OccurrenceOf((entity.Path, indicator), raise, (ulong)atUtcNanoseconds),
                Entity = 0,
                Indicator = indicator.Value,
                Edge = raise ? Edge.Raise : Edge.Clear,
                AtUnixMs = atUtcNanoseconds / 1_000_000,
                Reason = reason,
                Text = text,
                Attribution = attribution,
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
            while (await _waiting.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                await Task.Delay(Together, stop).ConfigureAwait(false);
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
        Entity? entity = null;
        List<Condition> together = [];
        while (_waiting.Reader.TryRead(out (Entity Entity, Condition Condition) edge))
        {
            if (entity is not null && (!entity.Equals(edge.Entity) || together.Count == MostInBatch))
            {
                Keep(entity, together);
                together = [];
            }

            entity = edge.Entity;
            together.Add(edge.Condition);
        }

        if (entity is not null)
        {
            Keep(entity, together);
        }
    }

    private void Keep(Entity entity, List<Condition> together)
    {
        Dictionary dictionary = new();
        dictionary.Entities.Add(entity);
        _ = spool.AddEvents(dictionary, together);
    }

    /// <summary>The same number for a raise and its clear.</summary>
    private ulong OccurrenceOf((string Path, IndicatorId Indicator) key, bool raise, ulong now)
    {
        if (!raise && _open.Remove(key, out ulong raised))
        {
            return raised;
        }

        _lastId = Math.Max(_lastId + 1, now);
        if (raise)
        {
            _open[key] = _lastId;
        }

        return _lastId;
    }
}
