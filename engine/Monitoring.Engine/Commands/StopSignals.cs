using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Monitoring.Engine.Commands;

/// <summary>
/// SIGINT and SIGTERM. The first asks for an orderly stop; another ends the process at once. What comes within a moment of the first is the
/// same request: a terminal and a script that was told by it each send one.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    /// <summary>What a shell adds to the number of the signal that ended a process.</summary>
    private const int SignalStatus = 128;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;
    private long _askedAt;

    public StopSignals()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Take(signal, "SIGINT", 2));
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Take(signal, "SIGTERM", 15));
    }

    /// <summary>Somebody wants the process to stop.</summary>
    public Task Asked => _asked.Task;

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
    }

    private void Take(PosixSignalContext signal, string name, int number)
    {
        signal.Cancel = true;
        long now = Stopwatch.GetTimestamp();
        long first = Interlocked.CompareExchange(ref _askedAt, now, 0);
        if (first == 0)
        {
            _asked.TrySetResult();
        }
        else if (Stopwatch.GetElapsedTime(first, now) > Moment)
        {
            Console.Error.WriteLine(
                $"monitoring-engine: ended at once, {name} came again: what was acknowledged is in the store, the rest is sent again and evaluated after the next start");
            Environment.Exit(SignalStatus + number);
        }
    }
}
