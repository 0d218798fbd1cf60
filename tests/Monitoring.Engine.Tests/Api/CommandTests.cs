using Monitoring.Engine.Commands;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The command line as a person types it.</summary>
public sealed class CommandTests
{
    [Test]
    public async Task A_report_is_written_beside_a_running_engine_and_without_one()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
        }

        using TemporaryFolder folder = new();
        string from = ReportingProbe.Now.AddMinutes(-2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string to = ReportingProbe.Now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string[] arguments = ["report", "--from", from, "--to", to, "--data", engine.Options.Data, "--out"];

        int beside = (await CommandLine.RunAsync([.. arguments, folder.File("beside.csv")])).Status;
        int without = 1;
        await engine.RestartAsync(async () => without = (await CommandLine.RunAsync([.. arguments, folder.File("without.csv")])).Status);
        int page = (await CommandLine.RunAsync([.. arguments, folder.File("page.html"), "--format", "html"])).Status;

        Assert.That((beside, without, page), Is.EqualTo((0, 0, 0)));
        string text = await File.ReadAllTextAsync(folder.File("beside.csv"));
        Assert.That(text, Does.Contain($"{ReportingProbe.ServiceA},青海卫视,dtmb,,up,"));
        Assert.That(await File.ReadAllTextAsync(folder.File("without.csv")), Is.EqualTo(text), "the same figures");
        Assert.That(await File.ReadAllTextAsync(folder.File("page.html")), Does.Contain("青海卫视"));
    }

    [Test]
    public async Task A_query_is_answered_the_same_beside_a_running_engine_and_without_one()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        var start = DateTimeOffset.FromUnixTimeSeconds(ReportingProbe.Now.ToUnixTimeSeconds() - 10);
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync(start: start)).Dispose();
        }

        using TemporaryFolder folder = new();
        string Time(int seconds) => start.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string[] arguments =
        [
            "query", "--from", Time(-1), "--to", Time(2), "--entity", ReportingProbe.ServiceA, "--indicator", "service_bitrate",
            "--data", engine.Options.Data, "--out",
        ];

        int beside = (await CommandLine.RunAsync([.. arguments, folder.File("beside.csv"), "--step", "1s"])).Status;
        int json = (await CommandLine.RunAsync([.. arguments, folder.File("states.json"), "--states", "--format", "json"])).Status;
        int without = 1;
        await engine.RestartAsync(async () => without = (await CommandLine.RunAsync([.. arguments, folder.File("without.csv"), "--step", "1s"])).Status);

        Assert.That((beside, json, without), Is.EqualTo((0, 0, 0)));
        string[] lines = await File.ReadAllLinesAsync(folder.File("beside.csv"));
        Assert.That(lines, Has.Length.EqualTo(4));
        Assert.That(lines[2], Is.EqualTo($"{ReportingProbe.ServiceA},青海卫视,5110,,service_bitrate,,BitsPerSecond,{Time(0)},{Time(1)},ok,8000000,8000000,8000000,8000000,1,0,0,0"));
        Assert.That(lines[1], Does.EndWith(",unknown,,,,,0,0,0,1"));
        Assert.That(await File.ReadAllLinesAsync(folder.File("without.csv")), Is.EqualTo(lines));
        Assert.That(await File.ReadAllTextAsync(folder.File("states.json")), Does.Contain("\"state\":\"missing\"").And.Contain("\"state\":\"ok\""));
    }

    [TestCase("Unrecognized", "--colour")]
    [TestCase("'--from' is required", "report", "--to", "2026-05-01")]
    [TestCase("the period ends before it begins", "report", "--from", "2026-05-02", "--to", "2026-05-01")]
    [TestCase("the period lies in the future", "report", "--from", "2100-05-02", "--to", "2100-05-03")]
    [TestCase("--from: 'now' is no time", "report", "--from", "now", "--to", "2026-05-01")]
    [TestCase("there is no store in", "report", "--from", "2026-05-01", "--to", "2026-05-02", "--data", "/nowhere")]
    [TestCase("--step: must be", "query", "--from", "2026-05-01", "--to", "2026-05-02", "--step", "soon")]
    [TestCase("--indicator: must be", "query", "--from", "2026-05-01", "--to", "2026-05-02", "--indicator", "loudest")]
    [TestCase("there is no store in", "query", "--from", "2026-05-01", "--to", "2026-05-02", "--data", "/nowhere")]
    [TestCase("'pdf' not recognized", "report", "--from", "2026-05-01", "--to", "2026-05-02", "--format", "pdf")]
    [TestCase("cannot be read", "--config", "/nowhere.json")]
    [TestCase("is no probe name", "token", "add", "Upper")]
    [TestCase("and not 'engine'", "token", "add", "engine")]
    [TestCase("must be http://ADDRESS:PORT", "--listen", "8600")]
    [TestCase("can be reached from outside", "--listen", "http://[::]:8600")]
    public async Task A_mistake_is_one_line_and_status_2(string expected, params string[] arguments)
    {
        CommandAnswer answer = await CommandLine.RunAsync(arguments);
        Assert.That(answer.Status, Is.EqualTo(EngineCommands.Refused));
        Assert.That(answer.Error.TrimEnd(), Does.StartWith("monitoring-engine: ").And.Contains(expected).And.Not.Contains("\n"));
    }
}
