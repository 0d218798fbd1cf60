using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Monitoring.Engine.Tests.Api;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A store that an older version made is brought forward, a copy of it first, and a kill in the middle changes nothing of that.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteMigrationTests
{
    private readonly TemporaryFolder _folder = new();
    private readonly NoticeRecorder _notices = new();

    private string Core => _folder.File("core.db");

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task A_store_of_the_first_version_is_brought_forward_and_lies_beside_it_as_it_was()
    {
        FrozenSchema.CreateCore(Core);
        string before = FrozenSchema.Contents(Core);

        await OpenAndCloseAsync();

        Assert.That((FrozenSchema.Version(Core), FrozenSchema.Contents(Core)), Is.EqualTo(((long)SqliteSchema.Core.Count, before)));
        Assert.That((FrozenSchema.Version(Core + ".schema-1"), FrozenSchema.Contents(Core + ".schema-1")), Is.EqualTo((1L, before)));
        Assert.That(_notices.Count(StoreNotice.SchemaBroughtForward), Is.EqualTo(1));

        await OpenAndCloseAsync();
        Assert.That(_notices.Count(StoreNotice.SchemaBroughtForward), Is.EqualTo(1), "once");
    }

    [Test]
    public async Task A_process_killed_at_any_stage_leaves_a_store_that_opens_with_the_same_contents([Values] SchemaMigration.Stage stage)
    {
        FrozenSchema.CreateCore(Core);
        string before = FrozenSchema.Contents(Core);

        ProcessStartInfo info = new("dotnet") { RedirectStandardError = true };
        foreach (string argument in (string[])[typeof(Program).Assembly.Location, MigrationProcess.Word, Core, stage.ToString()])
        {
            info.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(info)!;
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.EqualTo(128 + 9), await process.StandardError.ReadToEndAsync());

        await OpenAndCloseAsync();
        Assert.That((FrozenSchema.Version(Core), FrozenSchema.Contents(Core)), Is.EqualTo(((long)SqliteSchema.Core.Count, before)));
        Assert.That(FrozenSchema.Contents(Core + ".schema-1"), Is.EqualTo(before));
        Assert.That(Directory.EnumerateFiles(_folder.Path, "*.partial*"), Is.Empty);
    }

    [Test]
    public void The_newest_copies_stay()
    {
        string[] migrations = [.. Enumerable.Range(1, 6).Select(n => $"CREATE TABLE t{n}(a INTEGER);")];
        for (int known = 1; known <= 6; known++)
        {
            SqliteFile.OpenWriter(Core, migrations[..known]).Dispose();
        }

        Assert.That(
            SchemaMigration.CopiesOf(Core).Select(Path.GetFileName), Is.EqualTo(new[] { "core.db.schema-3", "core.db.schema-4", "core.db.schema-5" }));
    }

    [Test]
    public void A_step_that_fails_leaves_the_file_as_it_was()
    {
        SqliteFile.OpenWriter(Core, ["CREATE TABLE a(x INTEGER);"]).Dispose();

        Assert.Throws<SqliteException>(() => SqliteFile.OpenWriter(Core, ["CREATE TABLE a(x INTEGER);", "CREATE TABLE b(x INTEGER);", "CREATE TABLE a(x INTEGER);"]));

        Assert.That(FrozenSchema.Version(Core), Is.EqualTo(1));
        SqliteFile.OpenWriter(Core, ["CREATE TABLE a(x INTEGER);", "CREATE TABLE b(x INTEGER);"]).Dispose();
    }

    [Test]
    public async Task A_file_of_a_newer_version_is_refused_in_one_line()
    {
        SqliteFile.OpenWriter(Core, [.. SqliteSchema.Core, "CREATE TABLE from_the_future(a INTEGER);"]).Dispose();

        StoreUnavailableException refused = (await Assert.ThrowsAsync<StoreUnavailableException>(OpenAndCloseAsync))!;

        Assert.That(refused.Message, Does.Contain($"has schema version {SqliteSchema.Core.Count + 1}").And.Not.Contain("\n"));
    }

    [Test]
    public void Room_is_asked_for_all_files_together_before_the_first_is_touched()
    {
        using SmallDisk disk = new(megabytes: 90);
        string[] files = [.. ((string[])["a.db", "b.db"]).Select(name => Path.Combine(disk.Path, name))];
        foreach (string file in files)
        {
            SqliteFile.OpenWriter(file, ["CREATE TABLE a(x BLOB); INSERT INTO a VALUES(zeroblob(20000000));"]).Dispose();
        }

        Assert.DoesNotThrow(() => SchemaCheck.Run(disk.Path, [(files[0], 2)]));
        StoreUnavailableException refused = Assert.Throws<StoreUnavailableException>(() => SchemaCheck.Run(disk.Path, [.. files.Select(file => (file, 2))]))!;
        Assert.That(refused.Message, Does.StartWith($"2 files of the store in {disk.Path} are of an older schema").And.Contain("56 MB").And.Not.Contain("\n"));
    }

    private async Task OpenAndCloseAsync()
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(
            new StoreOptions { Folder = _folder.Path, MaintenanceInterval = TimeSpan.Zero }, TimeProvider.System, _notices, CancellationToken.None);
    }
}
