using System.Runtime.InteropServices;

namespace Monitoring.Storage.Intake;

/// <summary>Runs of a period in time order, each as long as state and value stay.</summary>
internal sealed class RunList(long first, long end)
{
    public List<SeriesRun> Runs { get; } = [];

    /// <summary>Adds a run cut to the period, or makes the last one longer where it goes on.</summary>
    public void Add(SeriesRun run)
    {
        run = run with { StartUnixSeconds = Math.Max(run.StartUnixSeconds, first), EndUnixSeconds = Math.Min(run.EndUnixSeconds, end) };
        if (run.StartUnixSeconds >= run.EndUnixSeconds)
        {
            return;
        }

        if (Runs.Count > 0)
        {
            ref SeriesRun last = ref CollectionsMarshal.AsSpan(Runs)[^1];
            if (last.EndUnixSeconds == run.StartUnixSeconds && last.State == run.State && last.Value.Equals(run.Value))
            {
                last = last with { EndUnixSeconds = run.EndUnixSeconds };
                return;
            }
        }

        Runs.Add(run);
    }

    /// <summary>These and others that were kept before, in time order: a second that is kept stays as it is.</summary>
    public List<SeriesRun> Beside(IReadOnlyList<SeriesRun> kept)
    {
        if (kept.Count == 0)
        {
            return Runs;
        }

        RunList joined = new(first, end);
        foreach (SeriesRun run in kept.Concat(Without(kept)).OrderBy(run => run.StartUnixSeconds))
        {
            joined.Add(run);
        }

        return joined.Runs;
    }

    /// <summary>The parts that do not lie in others, which are in time order.</summary>
    private IEnumerable<SeriesRun> Without(IReadOnlyList<SeriesRun> kept)
    {
        int next = 0;
        foreach (SeriesRun run in Runs)
        {
            while (next < kept.Count && kept[next].EndUnixSeconds <= run.StartUnixSeconds)
            {
                next++;
            }

            long at = run.StartUnixSeconds;
            for (int i = next; i < kept.Count && kept[i].StartUnixSeconds < run.EndUnixSeconds; i++)
            {
                if (kept[i].StartUnixSeconds > at)
                {
                    yield return run with { StartUnixSeconds = at, EndUnixSeconds = kept[i].StartUnixSeconds };
                }

                at = kept[i].EndUnixSeconds;
            }

            if (at < run.EndUnixSeconds)
            {
                yield return run with { StartUnixSeconds = at };
            }
        }
    }
}
