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
    public static IEnumerable<Slot> Steps(IReadOnlyList<SeriesRun> runs, long from, long to, long step)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        return Fold();
        IEnumerable<Slot> Fold()
        {
            int first = 0;
            for (long start = from; start < to; start += step)
            {
                while (first < runs.Count && runs[first].EndUnixSeconds <= start)
                {
                    first++;
                }

                yield return SlotFold.Fold(runs, first, start, Math.Min(to, start + step));
            }
        }
    }

    /// <summary>The same of roll-ups, which come in time order and lie within the steps: range and step are whole multiples of their length.</summary>
    public static IEnumerable<Slot> Steps(IReadOnlyList<RollUp> rollUps, long from, long to, long step)
    {
        int next = 0;
        while (next < rollUps.Count && rollUps[next].StartUnixSeconds < from)
        {
            next++;
        }

        for (long start = from; start < to; start += step)
        {
            var slot = Slot.Empty(start, Math.Min(to, start + step));
            for (; next < rollUps.Count && rollUps[next].StartUnixSeconds < slot.End; next++)
            {
                slot = With(slot, rollUps[next]);
            }

            yield return slot;
        }
    }

    private static Slot With(in Slot slot, RollUp one) => one.KnownSeconds == 0
        ? slot with { Unknown = slot.Unknown + one.UnknownSeconds }
        : slot with
        {
            Unknown = slot.Unknown + one.UnknownSeconds,
            Known = slot.Known + one.KnownSeconds,
            Fault = slot.Fault + one.FaultSeconds,
            Sum = slot.Sum + one.Sum,
            Min = slot.Known == 0 ? one.Min : Math.Min(slot.Min, one.Min),
            Max = slot.Known == 0 ? one.Max : Math.Max(slot.Max, one.Max),
            Last = one.Last,
        };

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
