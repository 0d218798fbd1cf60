using Monitoring.Engine.Tests.Storage;
using Monitoring.Load;
using Monitoring.Load.Checking;
using Monitoring.Load.Plan;
using Monitoring.Load.Sending;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A load that goes on while something happens to the store, and its own account of what was acknowledged.</summary>
internal static class LoadDuring
{
    /// <summary>Sends a load during an event and holds the store against its account.</summary>
    public static Task HoldAsync(RunningEngine engine, int seconds, Func<LoadSender, Task> happens) =>
        HoldAsync(engine.IngestAddress, engine.Options.Store, seconds, happens);

    /// <summary>The same of an engine in a process of its own.</summary>
    public static async Task HoldAsync(Uri ingest, StoreOptions options, int seconds, Func<LoadSender, Task> happens)
    {
        LoadPlan plan = new(Seed: 3, Probes: 2, Services: 2, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds, seconds, new Chaos(Duplicate: 0.02));
        Account account = new(plan);
        SendOptions how = new(ingest, IsRealTime: false, IsCompressed: false, TimeSpan.FromMinutes(1));
        using LoadSender sender = new(plan, how, account);
        using CancellationTokenSource end = new();
        Task sending = sender.RunAsync(end.Token);
        await happens(sender);
        await end.CancelAsync();
        try
        {
            await sending;
            Assert.Fail("everything was sent before the end: the load was too small");
        }
        catch (OperationCanceledException)
        {
            // The load was only there to be interrupted.
        }

        await using IStore store = await Monitoring.Storage.Store.OpenAsync(
            options with { ReadOnly = true }, TimeProvider.System, new NoticeRecorder(), CancellationToken.None);
        Findings findings = await AccountCheck.RunAsync(account, store.Measurements, everyNth: 1, progress: null, CancellationToken.None);
        await TestContext.Progress.WriteLineAsync($"{sender.Batches} batches, {sender.Refused} times asked to wait: {findings}");
        Assert.That(findings.IsRight, Is.True, findings.ToString());
    }

    /// <summary>Waits until batches are acknowledged again.</summary>
    public static async Task AcknowledgesAsync(LoadSender sender)
    {
        long before = sender.Batches;
        DateTime limit = DateTime.UtcNow.AddSeconds(40);
        while (sender.Batches < before + 5)
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(limit), "no batch is acknowledged");
            await Task.Delay(20);
        }
    }
}
