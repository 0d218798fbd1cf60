using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>Keeps one input open: what cannot be opened is a condition on that input, is tried again, and leaves every other input alone.</summary>
internal sealed class InputRunner(IStreamInput input, TransportPipeline pipeline, IConditionOutlet outlet, ProbeClock clock, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private long _dropsSeen;
    private string? _failure;
    private bool _hasFailed;

    /// <summary>The input's pipeline.</summary>
    public TransportPipeline Pipeline => pipeline;

    /// <summary>Why the input is not open; null while it is.</summary>
    public string? Failure => Volatile.Read(ref _failure);

    /// <summary>Called with one line whenever the input fails, and with null when it is open again.</summary>
    public Action<string?> Changed { get; init; } = static _ => { };

    public async Task RunAsync(CancellationToken stop)
    {
        TimeSpan pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await input.RunAsync(pipeline, Recovered, stop).ConfigureAwait(false);
                return;
            }
            catch (InputFailedException e)
            {
                pause = Failure is null ? FirstPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, pause.Ticks * 2));
                Failed(e.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Whether the input could not be read at some time since the last call.</summary>
    public bool TakeFailed()
    {
        bool now = Failure is not null;
        return Interlocked.Exchange(ref _hasFailed, now) || now;
    }

    /// <summary>Datagrams the kernel dropped for this input since the last call.</summary>
    public long TakeDrops(Dictionary<long, long> dropsByInode)
    {
        if (!dropsByInode.TryGetValue(input.SocketInode, out long drops))
        {
            _dropsSeen = 0;
            return 0;
        }

        long since = Math.Max(0, drops - _dropsSeen);
        _dropsSeen = drops;
        return since;
    }

    private void Recovered()
    {
        if (Interlocked.Exchange(ref _failure, null) is not null)
        {
            Report(raise: false, "the input is open again");
            Changed(null);
        }
    }

    private void Failed(string why)
    {
        Volatile.Write(ref _hasFailed, true);
        string? before = Interlocked.Exchange(ref _failure, why);
        if (before == why)
        {
            return;
        }

        if (before is null)
        {
            Report(raise: true, why);
        }

        Changed(why);
    }

    private void Report(bool raise, string text) => outlet.OnCondition(
        pipeline.Entity, Catalogue.ProbeInputFailure.Id, raise, clock.ToUtc(clock.Now), "input_failed", text, Attribution.Probe, []);
}
