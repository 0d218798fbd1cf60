using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Uplink;

/// <summary>Makes what is in the spool survive a loss of power, twice a second and apart from everything that must not wait for a disk.</summary>
internal sealed class SpoolFlusher(Spool spool, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs until stopped, and once more then.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Run(spool.Flush, CancellationToken.None).ConfigureAwait(false);
        }
    }
}
