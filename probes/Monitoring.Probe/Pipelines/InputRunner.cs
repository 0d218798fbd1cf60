using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>Keeps one input open: what cannot be opened is a condition on that input, is tried again, and leaves every other input alone.</summary>
internal sealed class InputRunner(IStreamInput input, TransportPipeline pipeline, IConditionOutlet outlet, ProbeClock clock, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>An input that handed on something this lately needs no looking after.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMilliseconds(40);

    /// <summary>An input that is behind for longer makes its window unknown.</summary>
    private static readonly TimeSpan LongestBehind = TimeSpan.FromSeconds(1);

    private long _dropsSeen;
    private string? _failure;
    private bool _hasFailed;
    private Instant? _behindSince;
    private bool _hasStalled;

    /// <summary>The input's pipeline.</summary>
    public TransportPipeline Pipeline => pipeline;

    /// <summary>Why the input is not open; null while it is.</summary>
    public string? Failure => Volatile.Read(ref _failure);

    /// <summary>Called with one line of advice when the input opens and there is any.</summary>
    public Action<string> Advised { get; init; } = static _ => { };

    /// <summary>Called with one line whenever the input fails, and with null when it is open again.</summary>
    public Action<string?> Changed { get; init; } = static _ => { };

    public async Task RunAsync(CancellationToken stop)
    {
        pipeline.HasDropped = HasDropped;
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

    /// <summary>
    /// Lets time pass for the analysis, unless the probe itself holds things up: where the input cannot be read, or where bytes wait to be handed
    /// on, nothing is known to be missing.
    /// </summary>
    public void Advance(Instant now)
    {
        if (Failure is not null)
        {
            return;
        }

        if (now - pipeline.LastData > Lately && input.IsBehind)
        {
            _behindSince ??= now;
            _hasStalled |= now - _behindSince.Value > LongestBehind;
            return;
        }

        _behindSince = null;
        pipeline.Advance(now);
    }

    /// <summary>Whether the input was behind for too long since the last call.</summary>
    public bool TakeStalled()
    {
        bool was = _hasStalled;
        _hasStalled = false;
        return was;
    }

    /// <summary>Whether the input could not be read at some time since the last call.</summary>
    public bool TakeFailed()
    {
        bool now = Failure is not null;
        return Interlocked.Exchange(ref _hasFailed, now) || now;
    }

    /// <summary>Whether the kernel dropped datagrams that <see cref="TakeDrops"/> has not taken yet.</summary>
    private bool HasDropped()
    {
        Dictionary<long, long> drops = [];
        KernelDrops.Read(drops);
        return drops.TryGetValue(input.SocketInode, out long count) && count > Volatile.Read(ref _dropsSeen);
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
        if (input.Advice is { } advice)
        {
            Advised(advice);
        }

        if (Interlocked.Exchange(ref _failure, null) is not null)
        {
            Report(raise: false, Sentences.InputOpen.With());
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
            Report(raise: true, Sentences.InputFailed.With(why));
        }

        Changed(why);
    }

    private void Report(bool raise, Explanation why) => outlet.OnCondition(
        pipeline.Entity, Catalogue.ProbeInputFailure.Id, raise, clock.ToUtc(clock.Now), "input_failed", why, Attribution.Probe, []);
}
