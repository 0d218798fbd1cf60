using System.Diagnostics;
using System.Globalization;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A process that changes the registry is killed at moments it does not choose.</summary>
[TestFixture]
internal sealed class RegistryKillTests
{
    [Test]
    public async Task A_change_of_the_registry_that_was_acknowledged_is_there_and_none_is_there_by_half_however_often_the_engine_is_killed()
    {
        using TemporaryFolder folder = new();
        await KillAgainAndAgainAsync(folder.Path, kills: 5);
    }

    [Test]
    public Task The_same_holds_of_the_registry_in_a_database() => KillAgainAndAgainAsync(PostgresFixture.Server.CreateDatabase(), kills: 3);

    private static async Task KillAgainAndAgainAsync(string place, int kills)
    {
        Random random = new(7);
        for (int kill = 0; kill < kills; kill++)
        {
            long acknowledged = await RunAndKillAsync(place, random.Next(1, 60));
            await using IStore store = await Store.OpenAsync(
                StoreWriterProcess.OptionsOf(place), TimeProvider.System, new NoticeRecorder(), CancellationToken.None);
            RegistrySnapshot now = await store.Registry.ReadAsync(asOf: null, CancellationToken.None);
            Assert.That(now.Revision, Is.EqualTo(acknowledged).Or.EqualTo(acknowledged + 1), "acknowledged and lost");
            string body = RegistryWriterProcess.BodyOf(now.Revision);
            IReadOnlyList<RegistryRevision> revisions = await store.Registry.ReadRevisionsAsync(before: null, int.MaxValue, CancellationToken.None);
            IReadOnlyList<RegistryVersion> versions = await store.Registry.ReadVersionsAsync("site", "07", CancellationToken.None);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(now.Objects.Select(o => (o.Revision, o.Body)), Is.EqualTo(Enumerable.Repeat((now.Revision, body), RegistryWriterProcess.Objects)));
                Assert.That(now.Dismissed.Single().Detail, Is.EqualTo(body));
                Assert.That(revisions.Select(r => r.Id), Is.EqualTo(Enumerable.Range(1, (int)now.Revision).Select(r => (long)r).Reverse()));
                Assert.That(versions.Select(v => v.Revision), Is.EqualTo(revisions.Select(r => r.Id).Reverse()));
                Assert.That(versions.Skip(1).Select(v => (DateTimeOffset?)v.From), Is.EqualTo(versions.SkipLast(1).Select(v => v.To)));
            }
        }
    }

    private static async Task<long> RunAndKillAsync(string place, int lines)
    {
        ProcessStartInfo info = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        info.ArgumentList.Add(typeof(RegistryKillTests).Assembly.Location);
        info.ArgumentList.Add(RegistryWriterProcess.Word);
        info.ArgumentList.Add(place);
        using Process process = Process.Start(info)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        long acknowledged = 0;
        for (int read = 1; await process.StandardOutput.ReadLineAsync() is string line; read++)
        {
            acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
            if (read == lines)
            {
                process.Kill();
            }
        }

        await process.WaitForExitAsync();
        Assert.That(await errors, Is.Empty);
        return acknowledged;
    }
}
