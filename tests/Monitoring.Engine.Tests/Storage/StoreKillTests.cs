using System.Diagnostics;
using System.Globalization;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A process that owns a store is killed at moments it does not choose, and so is the database under it.</summary>
[TestFixture]
internal sealed class StoreKillTests
{
    private const int Kills = 12;

    [Test]
    public async Task Nothing_acknowledged_is_lost_and_nothing_counts_twice_however_often_the_engine_is_killed()
    {
        using TemporaryFolder folder = new();
        await KillAgainAndAgainAsync(folder.Path, killDatabase: null);
    }

    [Test]
    public async Task The_same_holds_in_a_database_that_is_killed_as_well()
    {
        using PostgresServer server = PostgresFixture.StartOwn();
        await KillAgainAndAgainAsync(server.CreateDatabase(), () =>
        {
            server.Kill();
            server.Start();
        });
    }

    private static async Task KillAgainAndAgainAsync(string place, Action? killDatabase)
    {
        var epoch = Guid.CreateVersion7();
        var start = DateTimeOffset.FromUnixTimeSeconds((DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 86_400) / 86_400 * 86_400);
        HashSet<long> acknowledged = [], applied = [];
        Random random = new(42);
        long next = 1;
        for (int kill = 0; kill < Kills; kill++)
        {
            int lines = random.Next(5, 400);
            Action? halfway = kill % 3 == 1 ? killDatabase : null;
            await RunAndKillAsync(place, epoch, start, next, lines, halfway, acknowledged, applied);
            next = acknowledged.Count == 0 ? 1 : Enumerable.Range(1, int.MaxValue).First(s => !acknowledged.Contains(s));
            await using IStore store = await Store.OpenAsync(
                StoreWriterProcess.OptionsOf(place) with { MaintenanceInterval = TimeSpan.Zero },
                TimeProvider.System, new NoticeRecorder(), CancellationToken.None);
            await AssertWholeAsync(store, start, acknowledged, applied);
        }

        await TestContext.Out.WriteLineAsync($"{Kills} kills, {acknowledged.Count} batches acknowledged, {applied.Count} applied");
        Assert.That(acknowledged, Has.Count.GreaterThan(100));
    }

    private static async Task RunAndKillAsync(
        string place, Guid epoch, DateTimeOffset start, long next, int lines, Action? halfway, HashSet<long> acknowledged,
        HashSet<long> applied)
    {
        ProcessStartInfo info = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])
        [
            typeof(StoreKillTests).Assembly.Location, place, epoch.ToString(),
            start.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), next.ToString(CultureInfo.InvariantCulture),
        ])
        {
            info.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(info)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        for (int read = 0; await process.StandardOutput.ReadLineAsync() is string line; read++)
        {
            string[] words = line.Split(' ');
            (words[0] == "applied" ? applied : acknowledged).Add(long.Parse(words[1], CultureInfo.InvariantCulture));
            if (read == lines / 2)
            {
                halfway?.Invoke();
            }

            if (read == lines)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.That(await errors, Is.Empty);
    }

    private static async Task AssertWholeAsync(IStore store, DateTimeOffset start, HashSet<long> acknowledged, HashSet<long> applied)
    {
        HashSet<long> stored = [];
        IReadOnlyList<SeriesDescriptor> series = await store.Measurements.FindSeriesAsync(
            new SeriesFilter(Indicator: Catalogue.ServiceOutage.Id), CancellationToken.None);
        Assert.That(series, Has.Count.EqualTo(20));
        foreach (SeriesDescriptor one in series)
        {
            IReadOnlyList<SeriesPoint> points = await store.Measurements.ReadPointsAsync(
                one.Id, new TimeRange(start, start.AddDays(3)), CancellationToken.None);
            Assert.That(points.Select(p => p.UnixSeconds - start.ToUnixTimeSeconds()), Is.EqualTo(points.Select(p => (long)p.Value)));
            Assert.That(points.Select(p => p.UnixSeconds).Distinct().Count(), Is.EqualTo(points.Count));
            stored = [.. points.Select(p => (long)p.Value)];
            Assert.That(acknowledged.Except(stored), Is.Empty, "acknowledged and lost");
        }

        List<long> unapplied = [];
        int expected = store.Measurements.Backlog.Unapplied;
        if (expected > 0)
        {
            await foreach (StoredBatch batch in store.Measurements.ReadUnappliedAsync(CancellationToken.None))
            {
                unapplied.Add(batch.Key.Sequence);
                if (unapplied.Count == expected)
                {
                    break;
                }
            }
        }

        List<long> history = [];
        for (long? before = null; ;)
        {
            IReadOnlyList<AlarmTransition> page = await store.Alarms.ReadHistoryAsync(
                new HistoryQuery(BeforeId: before, Limit: HistoryQuery.MaxLimit), CancellationToken.None);
            if (page.Count == 0)
            {
                break;
            }

            history.AddRange(page.Select(line => (long)line.Alarm.Count));
            before = page[^1].Id;
        }

        Assert.That((await store.Alarms.VerifyChainAsync(CancellationToken.None)).Intact, Is.True);
        Assert.That(applied.Except(history), Is.Empty, "applied and lost");
        Assert.That(
            history.Concat(unapplied).Order(), Is.EqualTo(stored.Order()), "every batch has its effects once, or has them still to come");
    }
}
