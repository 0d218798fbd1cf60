using Monitoring.Contracts.Wire;

namespace Monitoring.Load.Plan;

/// <summary>What one probe sends, in order. Batch n holds window n - 1, as a spool numbers them.</summary>
internal sealed class ProbeScript(LoadPlan plan, int probe)
{
    /// <summary>Batches of a backlog that go out with each live window.</summary>
    private const int BackfillPerWindow = 20;

    private readonly ulong _probe = (ulong)probe;

    /// <summary>The second that a batch is about, on the probe's clock.</summary>
    public long SecondOf(long sequence)
    {
        long window = sequence - 1;
        bool jumped = plan.Chaos.ClockStep != 0 && probe % 2 == 1 && window >= plan.Seconds / 2;
        return plan.Start + window + (jumped ? plan.Chaos.ClockStep : 0);
    }

    /// <summary>Every sending.</summary>
    public IEnumerable<Sending> Sendings()
    {
        Chaos chaos = plan.Chaos;
        PriorityQueue<long, int> held = new();
        Stack<long> backlog = new();
        long? swapped = null;
        for (int window = 0; window < plan.Seconds; window++)
        {
            long sequence = window + 1;
            if (chaos.CutSeconds > 0 && window >= chaos.CutAt && window < chaos.CutAt + chaos.CutSeconds)
            {
                backlog.Push(sequence);
                continue;
            }

            while (held.TryPeek(out long late, out int due) && due <= window)
            {
                _ = held.Dequeue();
                yield return new Sending(late, Lane.Backfill, window);
            }

            if (Happens(sequence, 3, chaos.Delay))
            {
                held.Enqueue(sequence, window + chaos.DelaySeconds);
            }
            else if (swapped is null && Happens(sequence, 4, chaos.Reorder))
            {
                swapped = sequence;
            }
            else
            {
                yield return new Sending(sequence, Lane.Bulk, window);
                if (swapped is long before)
                {
                    yield return new Sending(before, Lane.Bulk, window);
                    swapped = null;
                }

                if (Happens(sequence, 5, chaos.Duplicate))
                {
                    yield return new Sending(sequence, Lane.Bulk, window);
                }
            }

            for (int more = 0; more < BackfillPerWindow && backlog.TryPop(out long old); more++)
            {
                yield return new Sending(old, Lane.Backfill, window);
            }
        }

        IEnumerable<long> rest = backlog.Concat(held.UnorderedItems.Select(h => h.Element).Order()).Concat(swapped is long last ? [last] : []);
        foreach (long sequence in rest)
        {
            yield return new Sending(sequence, Lane.Backfill, plan.Seconds - 1);
        }
    }

    private bool Happens(long sequence, ulong what, double share) => share > 0 && Hash.Share(Hash.Of(plan.Seed, _probe, (ulong)sequence, what)) < share;
}
