using Monitoring.Engine.Commands;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The command line as a person types it.</summary>
[NonParallelizable]
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

        int beside = await EngineCommands.RunAsync([.. arguments, folder.File("beside.csv")]);
        int without = 1;
        await engine.RestartAsync(async () => without = await EngineCommands.RunAsync([.. arguments, folder.File("without.csv")]));
        int page = await EngineCommands.RunAsync([.. arguments, folder.File("page.html"), "--format", "html"]);

        Assert.That((beside, without, page), Is.EqualTo((0, 0, 0)));
        string text = await File.ReadAllTextAsync(folder.File("beside.csv"));
        Assert.That(text, Does.Contain($"{ReportingProbe.ServiceA},青海卫视,dtmb,,up,"));
        Assert.That(await File.ReadAllTextAsync(folder.File("without.csv")), Is.EqualTo(text), "the same figures");
        Assert.That(await File.ReadAllTextAsync(folder.File("page.html")), Does.Contain("青海卫视"));
    }

    [TestCase("Unrecognized", "--colour")]
    [TestCase("'--from' is required", "report", "--to", "2026-05-01")]
    [TestCase("the period ends before it begins", "report", "--from", "2026-05-02", "--to", "2026-05-01")]
    [TestCase("the period lies in the future", "report", "--from", "2100-05-02", "--to", "2100-05-03")]
    [TestCase("--from: 'now' is no time", "report", "--from", "now", "--to", "2026-05-01")]
    [TestCase("there is no store in", "report", "--from", "2026-05-01", "--to", "2026-05-02", "--data", "/nowhere")]
    [TestCase("'pdf' not recognized", "report", "--from", "2026-05-01", "--to", "2026-05-02", "--format", "pdf")]
    [TestCase("cannot be read", "--config", "/nowhere.json")]
    [TestCase("is no probe name", "token", "add", "Upper")]
    [TestCase("and not 'engine'", "token", "add", "engine")]
    [TestCase("must be http://ADDRESS:PORT", "--listen", "8600")]
    [TestCase("can be reached from outside", "--listen", "http://[::]:8600")]
    public async Task A_mistake_is_one_line_and_status_2(string expected, params string[] arguments)
    {
        TextWriter before = Console.Error;
        await using StringWriter error = new();
        Console.SetError(error);
        try
        {
            Assert.That(await EngineCommands.RunAsync(arguments), Is.EqualTo(EngineCommands.Refused));
        }
        finally
        {
            Console.SetError(before);
        }

        Assert.That(error.ToString().TrimEnd(), Does.StartWith("monitoring-engine: ").And.Contains(expected).And.Not.Contains("\n"));
    }
}
