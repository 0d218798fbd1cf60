using Monitoring.Contracts.Measurements;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>Sums runs of seconds up, each second once.</summary>
public static class SlotFold
{
    /// <summary>Steps from <paramref name="from"/> on, the last one cut at <paramref name="to"/>; every step is there, with data or without.</summary>
    /// <param name="runs">Runs in time order.</param>
    /// <param name="from">First second.</param>
    /// <param name="to">First second after the range.</param>
    /// <param name="step">Seconds of a step, from 1.</param>
    public static IReadOnlyList<Slot> Steps(IReadOnlyList<SeriesRun> runs, long from, long to, long step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        var slots = new Slot[Math.Max(0, (to - from + step - 1) / step)];
        int first = 0;
        for (int at = 0; at < slots.Length; at++)
        {
            long start = from + (at * step);
            long end = Math.Min(to, start + step);
            while (first < runs.Count && runs[first].EndUnixSeconds <= start)
            {
                first++;
            }

            slots[at] = Fold(runs, first, start, end);
        }

        return slots;
    }

    /// <summary>The same of roll-ups, which lie within the steps: range and step are whole multiples of their length.</summary>
    public static IReadOnlyList<Slot> Steps(IReadOnlyList<RollUp> rollUps, long from, long to, long step)
    {
        var slots = new Slot[Math.Max(0, (to - from + step - 1) / step)];
        for (int at = 0; at < slots.Length; at++)
        {
            slots[at] = Slot.Empty(from + (at * step), Math.Min(to, from + ((at + 1) * step)));
        }

        foreach (RollUp one in rollUps.Where(r => r.StartUnixSeconds >= from && r.StartUnixSeconds < to))
        {
            ref Slot slot = ref slots[(one.StartUnixSeconds - from) / step];
            slot = slot with { Unknown = slot.Unknown + one.UnknownSeconds };
            if (one.KnownSeconds > 0)
            {
                slot = slot with
                {
                    Known = slot.Known + one.KnownSeconds,
                    Fault = slot.Fault + one.FaultSeconds,
                    Sum = slot.Sum + one.Sum,
                    Min = slot.Known == 0 ? one.Min : Math.Min(slot.Min, one.Min),
                    Max = slot.Known == 0 ? one.Max : Math.Max(slot.Max, one.Max),
                    Last = one.Last,
                };
            }
        }

        return slots;
    }

    /// <summary>One step, from the first run that may reach into it.</summary>
    public static Slot Fold(IReadOnlyList<SeriesRun> runs, int first, long start, long end)
    {
        var slot = Slot.Empty(start, end);
        for (int at = first; at < runs.Count && runs[at].StartUnixSeconds < end; at++)
        {
            SeriesRun run = runs[at];
            long seconds = Math.Min(end, run.EndUnixSeconds) - Math.Max(start, run.StartUnixSeconds);
            slot = seconds <= 0 ? slot
                : !run.State.HasValue() || double.IsNaN(run.Value) ? slot with { Unknown = slot.Unknown + seconds }
                : slot with
                {
                    Known = slot.Known + seconds,
                    Fault = slot.Fault + (run.State == VerdictState.Fault ? seconds : 0),
                    Sum = slot.Sum + (run.Value * seconds),
                    Min = slot.Known == 0 ? run.Value : Math.Min(slot.Min, run.Value),
                    Max = slot.Known == 0 ? run.Value : Math.Max(slot.Max, run.Value),
                    Last = run.Value,
                };
        }

        return slot;
    }

    /// <summary>Index of the first run that ends after a second.</summary>
    public static int FirstAfter(IReadOnlyList<SeriesRun> runs, long second)
    {
        int low = 0;
        int high = runs.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (runs[middle].EndUnixSeconds <= second)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
