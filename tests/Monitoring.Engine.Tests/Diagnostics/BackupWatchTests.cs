using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Diagnostics;

/// <summary>Backups that are not made are told before somebody needs one.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class BackupWatchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromHours(26);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(DateTimeOffset.UtcNow);

    private string Backups => _folder.File("backups");

    [SetUp]
    public void MakeFolder() => Directory.CreateDirectory(Backups);

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task The_newest_whole_backup_counts_and_grows_old()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        BackupWatch watch = Watch(isOfFiles: true);
        Assert.That(Text(watch), Is.EqualTo(
            $"there is no backup in {Backups}; make one with 'monitoring-engine store backup --to' and a new folder in it"));

        Assert.That((await CommandLine.RunAsync(["store", "backup", "--to", Path.Combine(Backups, "one"), "--data", engine.Options.Data])).Status, Is.Zero);
        Assert.That(Text(watch), Is.Null);
        Assert.That(watch.Age, Is.LessThan(TimeSpan.FromMinutes(5)));

        _time.Advance(Limit + TimeSpan.FromMinutes(5));
        Assert.That(Text(watch), Does.StartWith($"the newest backup in {Backups} is of ").And.Contain("older than 26 h"));

        string manifest = Path.Combine(Backups, "one", "manifest.json");
        File.Move(manifest, manifest + ".gone");
        Assert.That(Text(watch), Does.StartWith("there is no backup"), "what has no manifest is not whole");
    }

    [Test]
    public void Of_a_database_what_its_tools_left_counts_unless_it_is_empty()
    {
        BackupWatch watch = Watch(isOfFiles: false);
        string dump = Path.Combine(Backups, "monitoring.dump");
        File.WriteAllText(dump, string.Empty);
        Assert.That(Text(watch), Is.EqualTo(
            $"there is no backup in {Backups}; make one with the command that 'monitoring-engine store backup' names"));

        File.WriteAllText(dump, "PGDMP");
        Assert.That(Text(watch), Is.Null);
        File.SetLastWriteTimeUtc(dump, _time.Now.UtcDateTime - Limit - TimeSpan.FromMinutes(1));
        Assert.That(Text(watch), Does.StartWith("the newest backup"));
    }

    [Test]
    public void A_folder_that_cannot_be_looked_at_is_not_taken_for_one_in_order()
    {
        BackupWatch watch = Watch(isOfFiles: true);
        Directory.Delete(Backups);
        DateTimeOffset since = _time.Now;
        Assert.That(Text(watch), Is.EqualTo($"the folder of backups {Backups} cannot be looked at since {since.UtcDateTime:u}: it is not there"));

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.That(Text(watch), Does.Contain($"{since.UtcDateTime:u}"), "since it was so first");
    }

    [Test]
    public void One_that_does_not_answer_is_known_as_that_after_a_while()
    {
        BackupWatch watch = Watch(isOfFiles: true);
        Assert.That(watch.IsKnown, Is.False, "nobody has looked yet");
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.That(watch.IsKnown);
        Assert.That(watch.Find()?.Text, Does.EndWith("the server does not answer in time"));
    }

    private string? Text(BackupWatch watch)
    {
        watch.LookUp();
        return watch.Find()?.Text;
    }

    private BackupWatch Watch(bool isOfFiles) => new(new BackupFolder(Backups, isOfFiles), Limit, _time);
}
