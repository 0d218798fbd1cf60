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
}
