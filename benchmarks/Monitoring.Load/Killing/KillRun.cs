using Monitoring.Load.Checking;
using Monitoring.Load.Plan;
using Monitoring.Load.Sending;
using Monitoring.Storage;

namespace Monitoring.Load.Killing;

/// <summary>
/// A load on an engine that is killed at times drawn from the seed, and started again. Senders go on all the while and try again what nobody
/// acknowledged. In the end everything that was acknowledged has to be there once and unchanged, and nothing that was never sent.
/// </summary>
internal sealed class KillRun(LoadPlan plan, string program)
{
    private const int LongestLife = 1200;

    public long Batches { get; private set; }

    public long Duplicates { get; private set; }

    /// <summary>Does it all in a folder that is deleted afterwards.</summary>
    /// <exception cref="LoadException">The engine did not start again, or refused a batch.</exception>
    public async Task<Findings> RunAsync(int kills, Action<string> progress, CancellationToken stop)
    {
        string folder = Directory.CreateTempSubdirectory("monitoring-kill-").FullName;
        try
        {
            return await RunAsync(folder, kills, progress, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<Findings> RunAsync(string folder, int kills, Action<string> progress, CancellationToken stop)
    {
        Account account = new(plan);
        using EngineProcess engine = new(program, folder);
        await engine.StartAsync(stop);
        SendOptions options = new(engine.Ingest, IsRealTime: false, IsCompressed: false, TimeSpan.FromMinutes(2));
        using LoadSender sender = new(plan, options, account);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sending = sender.RunAsync(end.Token);
        for (int kill = 1; kill <= kills; kill++)
        {
            double life = LongestLife * Hash.Share(Hash.Of(plan.Seed, (ulong)kill, 7));
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(life), stop));
            if (sending.IsCompleted)
            {
                await sending;
                throw new LoadException($"everything was sent after {kill - 1} kills: --seconds must be greater");
            }

            engine.Kill();
            progress(FormattableString.Invariant($"{kill} of {kills} kills, {sender.Batches} batches"));
            await engine.StartAsync(stop);
        }

        await end.CancelAsync();
        try
        {
            await sending;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The load was only there to be interrupted.
        }

        Batches = sender.Batches;
        Duplicates = sender.Duplicates;
        engine.Stop();
        await using IStore store = await SilentStore.OpenAsync(folder, stop);
        return await AccountCheck.RunAsync(account, store.Measurements, everyNth: 1, progress: null, stop);
    }
}
