using System.Globalization;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Commands;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A backup of a running engine, and what comes of it.</summary>
public sealed class BackupTests
{
    private RunningEngine _engine = null!;
    private TemporaryFolder _folder = null!;
    private string _backup = null!;
    private string[] _range = null!;

    [SetUp]
    public async Task Report_and_back_up()
    {
        _engine = await RunningEngine.StartAsync();
        _folder = new TemporaryFolder();
        _backup = _folder.File("backup");
        var start = DateTimeOffset.FromUnixTimeSeconds(ReportingProbe.Now.ToUnixTimeSeconds() - 30);
        using ReportingProbe probe = new(_engine.IngestAddress);
        for (int second = 0; second < 20; second++)
        {
            bool isFault = second is >= 5 and < 15;
            (await probe.WindowAsync(
                (_, indicator) => indicator == Catalogue.ServiceOutage && isFault ? (VerdictState.Fault, 1051) : null, start.AddSeconds(second))).Dispose();
        }

        _range = ["--from", Time(start.AddSeconds(-5)), "--to", Time(start.AddSeconds(25))];
        Assert.That(await RunAsync("store", "backup", "--to", _backup, "--data", _engine.Options.Data), Is.Zero);
    }

    [TearDown]
    public async Task Stop()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task What_is_restored_answers_every_question_as_the_store_did()
    {
        string restored = _folder.File("restored");
        Assert.That(await RunAsync("store", "restore", "--from", _backup, "--data", restored), Is.Zero);

        foreach (string[] question in new[] { new[] { "query", "--step", "1s" }, ["query", "--states"], ["report"] })
        {
            string before = await AnswerAsync(question, _engine.Options.Data);
            Assert.That(await AnswerAsync(question, restored), Is.EqualTo(before));
            Assert.That(before.Split('\n'), Has.Length.GreaterThan(10));
        }

        Assert.That(await RunAsync("store", "verify", "--data", restored), Is.Zero);
    }

    [Test]
    public async Task A_backup_of_an_older_schema_is_verified_and_restored_as_it_is()
    {
        string old = _folder.File("old");
        _ = Directory.CreateDirectory(old);
        string core = Path.Combine(old, "core.db");
        FrozenSchema.CreateCore(core);
        string backup = _folder.File("old-backup");
        string restored = _folder.File("old-restored");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await RunAsync("store", "backup", "--to", backup, "--data", old), Is.Zero);
            Assert.That(await RunAsync("store", "verify", "--backup", backup), Is.Zero);
            Assert.That(await RunAsync("store", "restore", "--from", backup, "--data", restored), Is.Zero);
        }

        string again = Path.Combine(restored, "core.db");
        Assert.That(FrozenSchema.Version(again), Is.EqualTo(1), "it is brought forward when an engine opens it, with a copy of its own");
        Assert.That(FrozenSchema.Contents(again), Is.EqualTo(FrozenSchema.Contents(core)));
    }

    [Test]
    public async Task A_backup_may_be_verified_as_often_as_one_likes()
    {
        Assert.That(await RunAsync("store", "verify", "--backup", _backup), Is.Zero);
        Assert.That(await RunAsync("store", "verify", "--backup", _backup), Is.Zero);
        Assert.That(await RunAsync("store", "verify", "--data", _engine.Options.Data), Is.Zero, "the store itself, while the engine runs");
    }

    [Test]
    public async Task One_changed_byte_is_found_and_not_restored()
    {
        string day = Directory.GetFiles(_backup, "ts-*.db").Single();
        await using (FileStream file = File.Open(day, FileMode.Open))
        {
            file.Position = file.Length - 100;
            int old = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(old ^ 1));
        }

        (int status, string said, _) = await CommandLine.RunAsync(["store", "verify", "--backup", _backup]);
        Assert.That((status, said), Is.EqualTo((1, $"{Path.GetFileName(day)} is not what was written\n1 problems\n")));
        Assert.That(await RunAsync("store", "restore", "--from", _backup, "--data", _folder.File("restored")), Is.EqualTo(EngineCommands.Refused));
        Assert.That(Directory.Exists(_folder.File("restored")), Is.False);
    }

    [Test]
    public async Task Nothing_is_overwritten()
    {
        Assert.That(await RunAsync("store", "backup", "--to", _backup, "--data", _engine.Options.Data), Is.EqualTo(EngineCommands.Refused));
        Assert.That(await RunAsync("store", "restore", "--from", _backup, "--data", _engine.Options.Data), Is.EqualTo(EngineCommands.Refused));
        Assert.That(await RunAsync("store", "backup", "--to", _folder.File("none"), "--data", _folder.File("nowhere")), Is.EqualTo(EngineCommands.Refused));
        Assert.That(Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "backup" }), "and nothing is left behind");
    }

    [Test]
    public async Task What_is_no_store_is_not_called_sound()
    {
        (int status, _, string error) = await CommandLine.RunAsync(["store", "verify", "--data", _folder.File("nowhere")]);
        Assert.That((status, error), Is.EqualTo((EngineCommands.Refused, $"monitoring-engine: data: there is no store in {_folder.File("nowhere")}\n")));
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static async Task<int> RunAsync(params string[] arguments) => (await CommandLine.RunAsync(arguments)).Status;

    private async Task<string> AnswerAsync(string[] question, string data)
    {
        string file = _folder.File("answer.csv");
        Assert.That(await RunAsync([.. question, .. _range, "--data", data, "--out", file]), Is.Zero);
        string text = await File.ReadAllTextAsync(file);
        File.Delete(file);
        return text;
    }
}
