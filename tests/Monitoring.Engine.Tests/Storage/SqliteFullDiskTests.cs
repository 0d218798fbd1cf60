using System.Diagnostics;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A disk of two megabytes.</summary>
[TestFixture]
internal sealed class SqliteFullDiskTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private string _mount = null!;

    [SetUp]
    public void MountSmallDisk()
    {
        _mount = Directory.CreateTempSubdirectory("monitoring-full-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", _mount) != 0)
        {
            Directory.Delete(_mount);
            Assert.Ignore("a tmpfs cannot be mounted here (needs root and CAP_SYS_ADMIN)");
        }
    }

    [TearDown]
    public void UnmountSmallDisk()
    {
        if (Directory.Exists(_mount))
        {
            Run("umount", "-l", _mount);
            Directory.Delete(_mount, recursive: true);
        }
    }

    [Test]
    public async Task A_full_disk_refuses_in_one_line_loses_nothing_acknowledged_and_goes_on_when_there_is_space()
    {
        ManualTime time = new(Start);
        NoticeRecorder notices = new();
        StoreOptions options = new() { Folder = _mount, MaintenanceInterval = TimeSpan.Zero };
        string ballast = Path.Combine(_mount, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[900 * 1024]);
        BatchBuilder probe = new(services: 400);
        List<long> acknowledged = [];
        Batch? refusedBatch = null;
        string refusal = string.Empty;
        await using (SqliteStore store = await SqliteStore.OpenAsync(options, time, notices, CancellationToken.None))
        {
            for (int second = 0; refusedBatch is null && second < 2000; second++)
            {
                Batch batch = probe.Seconds(Start.AddSeconds(second), 1, (_, series) => (second * 7919) + series);
                try
                {
                    await store.Measurements.AppendAsync(BatchBuilder.Item(batch, time.Now), CancellationToken.None);
                    acknowledged.Add(Start.ToUnixTimeSeconds() + second);
                }
                catch (StoreUnavailableException full)
                {
                    (refusedBatch, refusal) = (batch, full.Message);
                }
            }

            Assert.That(refusal, Does.Contain("cannot write").And.Contain("free space").And.Not.Contain("\n"));
            Assert.That(() => notices.Count(StoreNotice.Unavailable), Is.EqualTo(1).After(10_000, 10), "said after the callers know");
            Assert.That(await SecondsAsync(store), Is.EqualTo(acknowledged), "reads go on");

            File.Delete(ballast);
            AppendResult again = await store.Measurements.AppendAsync(BatchBuilder.Item(refusedBatch!, time.Now), CancellationToken.None);
            Assert.That(again, Is.AnyOf(AppendResult.Stored, AppendResult.Duplicate));
            Assert.That(() => notices.Count(StoreNotice.Recovered), Is.EqualTo(1).After(10_000, 10), "said after the callers know");
            acknowledged.Add(refusedBatch!.Windows[0].StartUnixMs / 1000);
            Assert.That(await SecondsAsync(store), Is.EqualTo(acknowledged));
        }

        await using SqliteStore reopened = await SqliteStore.OpenAsync(options, time, notices, CancellationToken.None);
        Assert.That(await SecondsAsync(reopened), Is.EqualTo(acknowledged));
        Assert.That(reopened.Measurements.Backlog.Unapplied, Is.EqualTo(acknowledged.Count));
    }

    [Test]
    public async Task Sealing_that_finds_no_space_is_taken_up_again_later()
    {
        ManualTime time = new(Start);
        StoreOptions options = new() { Folder = _mount, MaintenanceInterval = TimeSpan.Zero };
        string ballast = Path.Combine(_mount, "ballast");
        await using SqliteStore store = await SqliteStore.OpenAsync(options, time, new NoticeRecorder(), CancellationToken.None);
        BatchBuilder probe = new(services: 400);
        await store.Measurements.AppendAsync(
            BatchBuilder.Item(probe.Seconds(Start, 60, (second, series) => second * series), time.Now), CancellationToken.None);
        await Assert.ThrowsAsync<IOException>(() => File.WriteAllBytesAsync(ballast, new byte[4 * 1024 * 1024]));
        time.Advance(TimeSpan.FromHours(1));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Measurements.MaintainAsync(CancellationToken.None).AsTask());
        Assert.That(await SecondsAsync(store), Has.Count.EqualTo(60));
        File.Delete(ballast);
        await store.Measurements.MaintainAsync(CancellationToken.None);
        Assert.That(await SecondsAsync(store), Has.Count.EqualTo(60));
    }

    private static async Task<List<long>> SecondsAsync(SqliteStore store)
    {
        SeriesDescriptor series = (await store.Measurements.FindSeriesAsync(
            new SeriesFilter(Indicator: Catalogue.TsBitrate.Id), CancellationToken.None))[0];
        return [.. (await store.Measurements.ReadPointsAsync(
            series.Id, new TimeRange(Start, Start.AddDays(1)), CancellationToken.None)).Select(p => p.UnixSeconds)];
    }

    private static int Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
