using Monitoring.Load.Plan;

namespace Monitoring.Load.Sending;

/// <summary>Sends what a plan says, over HTTP/2, and writes down what was acknowledged.</summary>
internal sealed class LoadSender : IDisposable
{
    private const int ProbesPerConnection = 50;

    private readonly LoadPlan _plan;
    private readonly SendOptions _options;
    private readonly Account _account;
    private readonly BatchPost[] _posts;
    private long _batches;
    private long _samples;
    private long _duplicates;

    public LoadSender(LoadPlan plan, SendOptions options, Account account)
    {
        _plan = plan;
        _options = options;
        _account = account;
        _posts = [.. Enumerable.Range(0, ((plan.Probes - 1) / ProbesPerConnection) + 1).Select(_ => new BatchPost(options, Latencies))];
    }

    /// <summary>Batches acknowledged so far.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Samples of those that were not duplicates.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <summary>Answers 429 and 503.</summary>
    public long Refused => _posts.Sum(post => post.Refused);

    /// <summary>Those of them that did not say when to come again.</summary>
    public long RefusedForNoTime => _posts.Sum(post => post.RefusedForNoTime);

    /// <summary>Acknowledgements of what had been taken before.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    public Latencies Latencies { get; } = new();

    /// <summary>Sends everything, or until it is told to stop.</summary>
    /// <exception cref="LoadException">A batch was refused for good, or nobody took it for too long.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        Task[] probes = [.. Enumerable.Range(0, _plan.Probes).Select(probe => Task.Run(() => ProbeAsync(probe, stop), stop))];
        await Task.WhenAll(probes);
    }

    public void Dispose() => Array.ForEach(_posts, post => post.Dispose());

    private async Task ProbeAsync(int probe, CancellationToken stop)
    {
        ProbeAccount mine = _account.Probes[probe];
        BatchWriter writer = new(_plan, probe, mine.Epoch);
        bool isFirst = true;
        foreach (Plan.Sending sending in new ProbeScript(_plan, probe).Sendings())
        {
            await WaitAsync(probe, sending, stop);
            mine.OnSending(sending.Sequence);
            bool isDuplicate = await _posts[probe / ProbesPerConnection].SendAsync(writer, sending, isFirst, stop);
            mine.OnAcknowledged(sending.Sequence);
            isFirst = false;
            Interlocked.Increment(ref _batches);
            Interlocked.Add(ref isDuplicate ? ref _duplicates : ref _samples, isDuplicate ? 1 : _plan.SamplesPerWindow);
        }
    }

    private Task WaitAsync(int probe, Plan.Sending sending, CancellationToken stop)
    {
        if (!_options.IsRealTime)
        {
            return _options.Pause > TimeSpan.Zero ? Task.Delay(_options.Pause, stop) : Task.CompletedTask;
        }

        // Probes are not in step: each sends at its own part of the second.
        double part = Hash.Share(Hash.Of(_plan.Seed, (ulong)probe, 0, 6));
        TimeSpan wait = DateTimeOffset.FromUnixTimeSeconds(_plan.Start + sending.After + 1) - DateTimeOffset.UtcNow;
        wait += TimeSpan.FromSeconds(part);
        return Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, stop);
    }
}
