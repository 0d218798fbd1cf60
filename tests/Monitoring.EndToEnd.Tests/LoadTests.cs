using Monitoring.Load;
using Monitoring.Load.Checking;
using Monitoring.Load.Killing;
using Monitoring.Load.Plan;
using Monitoring.Load.Sending;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A seeded load on an engine, and its store held against what was acknowledged.</summary>
public sealed class LoadTests
{
    [Test]
    public async Task After_twenty_kills_phase_by_phase_the_store_holds_what_was_acknowledged_once_and_nothing_else()
    {
        const int Seconds = 50_000;
        KillRun run = new(
            Plan(probes: 3, services: 4, Seconds, new Chaos(Duplicate: 0.02, Reorder: 0.02)), ProductProcess.EngineProgram, TimeSpan.FromMilliseconds(2),
            inDatabase: false);
        Findings findings = await run.RunAsync(20, TestContext.Progress.WriteLine, CancellationToken.None);
        Assert.That(findings.IsRight, Is.True, findings.ToString());
        await TestContext.Progress.WriteLineAsync($"{run.Tally}\n{run.Batches} batches acknowledged: {findings}");
    }

    [Test]
    public async Task Duplicates_disorder_delays_a_cut_and_a_clock_that_jumps_change_nothing_of_what_is_kept()
    {
        Chaos chaos = new(Duplicate: 0.1, Reorder: 0.1, Delay: 0.1, DelaySeconds: 15, CutAt: 30, CutSeconds: 60, ClockStep: -20);
        Account account = new(Plan(probes: 4, services: 5, seconds: 200, chaos));
        Findings findings = await SendAsync(account);
        Assert.That(findings.IsRight, Is.True, findings.ToString());
    }

    /// <summary>The account finds what is wrong: a batch that was never sent, and one that was said to be.</summary>
    [Test]
    public async Task An_account_that_is_wrong_is_found_out()
    {
        Account account = new(Plan(probes: 1, services: 2, seconds: 20, new Chaos()));
        Findings findings = await SendAsync(account, () => account.Probes[0].OnSending(21), () => account.Probes[0].OnAcknowledged(21));
        Assert.That((findings.Missing, findings.Different, findings.Extra), Is.EqualTo((50L, 0L, 0L)));
    }

    private static LoadPlan Plan(int probes, int services, int seconds, Chaos chaos) =>
        new(Seed: 7, probes, services, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds, seconds, chaos);

    private static async Task<Findings> SendAsync(Account account, params Action[] falsify)
    {
        string folder = Directory.CreateTempSubdirectory("monitoring-load-").FullName;
        try
        {
            using (EngineProcess engine = new(ProductProcess.EngineProgram, folder))
            {
                await engine.StartAsync(CancellationToken.None);
                SendOptions options = new(engine.Ingest, IsRealTime: false, IsCompressed: true, TimeSpan.FromMinutes(1));
                using LoadSender sender = new(account.Plan, options, account);
                await sender.RunAsync(CancellationToken.None);
                engine.Stop();
            }

            Array.ForEach(falsify, f => f());
            string file = Path.Combine(folder, "account.json");
            account.Write(file);
            await using IStore store = await SilentStore.OpenAsync(folder, database: null, CancellationToken.None);
            return await AccountCheck.RunAsync(Account.Read(file), store.Measurements, 1, progress: null, CancellationToken.None);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
