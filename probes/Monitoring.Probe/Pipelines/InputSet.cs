using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// The inputs that are watched, by difference: one whose settings are as they were goes on untouched, one that is other stops before it starts
/// again, so that its port is free.
/// </summary>
internal sealed class InputSet(Func<InputOptions, InputRunner> create) : IDisposable
{
    private readonly CancellationTokenSource _stopAll = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IReadOnlyList<Watched> _watched = [];
    private IReadOnlyList<InputRunner> _current = [];

    private sealed record Watched(InputOptions Options, InputRunner Runner, CancellationTokenSource Stop, Task Running);

    /// <summary>Called when an input is no longer watched, and whether it is watched again in another way.</summary>
    public Action<InputRunner, bool> Ended { get; init; } = static (_, _) => { };

    /// <summary>The inputs that are watched now: the same list until they are others.</summary>
    public IReadOnlyList<InputRunner> Current => Volatile.Read(ref _current);

    /// <summary>Watches these inputs and no others from now on. One call at a time.</summary>
    public async Task ApplyAsync(IReadOnlyList<InputOptions> wanted)
    {
        bool IsAsItWas(Watched w) => wanted.Any(o => o.Id == w.Options.Id && o.Fingerprint == w.Options.Fingerprint);
        Watched[] kept = [.. _watched.Where(IsAsItWas)];
        Watched[] gone = [.. _watched.Where(w => !IsAsItWas(w))];
        Publish(kept);
        foreach (Watched old in gone)
        {
            await old.Stop.CancelAsync().ConfigureAwait(false);
        }

        foreach (Watched old in gone)
        {
            await old.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            old.Stop.Dispose();
            old.Runner.Pipeline.End();
            Ended(old.Runner, wanted.Any(o => o.Id == old.Options.Id));
        }

        Publish([.. wanted.Select(o => kept.FirstOrDefault(w => w.Options.Id == o.Id) ?? Start(o))]);
    }

    /// <summary>Runs until stopped, or until an input ends by a fault of its own.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using (stop.Register(() => _failed.TrySetResult()))
        {
            try
            {
                await _failed.Task.ConfigureAwait(false);
            }
            finally
            {
                await _stopAll.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(_watched.Select(w => w.Running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose()
    {
        foreach (Watched watched in _watched)
        {
            watched.Stop.Dispose();
        }

        _stopAll.Dispose();
    }

    private Watched Start(InputOptions options)
    {
        InputRunner runner = create(options);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(_stopAll.Token);
        return new Watched(options, runner, stop, Task.Run(() => WatchAsync(runner, stop.Token), CancellationToken.None));
    }

    private async Task WatchAsync(InputRunner runner, CancellationToken stop)
    {
        try
        {
            await runner.RunAsync(stop).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            _ = _failed.TrySetException(e);
            throw;
        }
    }

    private void Publish(IReadOnlyList<Watched> watched)
    {
        _watched = watched;
        Volatile.Write(ref _current, [.. watched.Select(w => w.Runner)]);
    }
}
