using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The registry from the command line, without an engine and beside one.</summary>
public sealed class RegistryCommandTests
{
    private static readonly string Sample = Path.Combine(SamplesFolder(), "registry.json");

    [Test]
    public async Task The_sample_is_imported_exported_and_imported_again_without_a_change()
    {
        using TemporaryFolder folder = new();
        string[] data = ["--data", await StoreAsync(folder.Path)];

        (int status, string told) = await RunAsync(["registry", "import", Sample, .. data]);
        Assert.That(status, Is.Zero, told);
        Assert.That(told, Does.EndWith(" added, 0 changed, 0 retired, 0 revived, 0 unchanged\nrevision 1\n"));
        Assert.That((await RunAsync(["registry", "export", "--format", "csv", "--out", folder.File("sheets"), .. data])).Status, Is.Zero);
        Assert.That((await RunAsync(["registry", "export", "--out", folder.File("all.json"), .. data])).Status, Is.Zero);

        foreach (string source in (string[])[folder.File("sheets"), folder.File("all.json"), Sample, Path.Combine(SamplesFolder(), "registry")])
        {
            (status, told) = await RunAsync(["registry", "import", source, "--replace", "--dry-run", .. data]);
            Assert.That(status, Is.Zero, told);
            Assert.That(told, Does.StartWith("0 added, 0 changed, 0 retired, 0 revived, ").And.EndsWith("revision 1: nothing was changed\n"), source);
        }
    }

    [Test]
    public async Task A_dry_run_prints_the_change_and_a_later_one_on_an_old_revision_is_refused()
    {
        using TemporaryFolder folder = new();
        string[] data = ["--data", await StoreAsync(folder.Path)];
        await RunAsync(["registry", "import", Sample, .. data]);
        await File.WriteAllTextAsync(folder.File("sites.csv"), "id,name,altitudeMetres\r\ndatong,大通发射台,\r\nhaidong,海东台,2100\r\n");

        (int status, string told) = await RunAsync(["registry", "import", folder.File("sites.csv"), "--dry-run", .. data]);
        Assert.That(status, Is.Zero, told);
        Assert.That(told, Does.StartWith("""
            ~ site/datong  大通发射台
                name: 大通台 → 大通发射台
            + site/haidong  海东台
                name: 海东台
                altitudeMetres: 2100
            1 added, 1 changed, 0 retired, 0 revived,
            """.ReplaceLineEndings("\n")));
        Assert.That((await RunAsync(["registry", "import", folder.File("sites.csv"), "--revision", "1", .. data])).Status, Is.Zero);
        (status, told) = await RunAsync(["registry", "import", folder.File("sites.csv"), "--revision", "1", .. data]);

        Assert.That((status, told), Is.EqualTo((2,
            "monitoring-engine: the registry is at revision 2, the change was worked out from revision 1: look at what changed and try again\n")));
        (_, told) = await RunAsync(["registry", "log", .. data]);
        Assert.That(told, Does.Match("^2  .*  import: 1 added, 1 changed, .*\n1  .*  import: "));
    }

    [Test]
    public async Task An_object_is_shown_with_its_chain_by_its_key_or_by_what_is_measured()
    {
        using TemporaryFolder folder = new();
        string[] data = ["--data", await StoreAsync(folder.Path)];
        await RunAsync(["registry", "import", Sample, .. data]);

        (_, string told) = await RunAsync(["registry", "show", "xining-dtmb/dtmb-33/101", .. data]);

        Assert.That(told, Does.StartWith("service/qinghai-weishi  青海卫视\n    name: 青海卫视\n"));
        Assert.That(told, Does.Contain("  after it in the chain\n    multiplex/dtmb-33  DTMB 33 频道  service_id 101\n"));
        Assert.That(told, Does.Contain("      transmitter/datong-33  大通台 33 频道\n").And.Contain("        input/xining-dtmb-33  DTMB 33 频道 接收\n"));
        await File.WriteAllTextAsync(folder.File("gone.json"), """{ "schema": "monitoring.registry/1", "retired": [ "link/datong-33-xining-dtmb-33" ] }""");
        await RunAsync(["registry", "import", folder.File("gone.json"), .. data]);
        Assert.That((await RunAsync(["registry", "show", "link/datong-33-xining-dtmb-33", .. data])).Told, Does.StartWith("link/datong-33-xining-dtmb-33  not in use\n  revision 1: from "));
        Assert.That((await RunAsync(["registry", "show", "service/none", .. data])).Status, Is.EqualTo(2));
    }

    [TestCase(null)]
    [TestCase("very secret indeed")]
    public async Task Beside_an_engine_changes_go_through_it(string? password)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(password);
        string[] beside = ["--data", engine.Options.Data, "--listen", engine.WebAddress.ToString()];
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("more.json"), """{ "schema": "monitoring.registry/1", "retired": [ "link/telecom-iptv-xining-telecom-1" ] }""");

        if (password is not null)
        {
            Assert.That(
                (await RunAsync(["registry", "import", Sample, .. beside], "a wrong password\n")).Told,
                Is.EqualTo("monitoring-engine: the engine answers 401: the password is wrong\n"));
        }

        string typed = $"{password}\n";
        (int status, string told) = await RunAsync(["registry", "import", Sample, .. beside], typed);
        Assert.That(status, Is.Zero, told);
        Assert.That(told, Does.EndWith("revision 1\n"));
        Assert.That((await RunAsync(["registry", "import", folder.File("more.json"), .. beside], typed)).Told, Does.StartWith("- link/telecom-iptv-xining-telecom-1\n"));
        Assert.That(
            (await RunAsync(["registry", "dismiss", "probe:none", .. beside], typed)).Told,
            Is.EqualTo("monitoring-engine: the engine answers 400: probe:none: is not proposed (any more)\n"));
        Assert.That((await RunAsync(["registry", "proposals", .. beside], typed)).Told, Is.EqualTo("0 proposals\n"));
    }

    [Test]
    public async Task A_report_and_a_query_speak_of_what_the_registry_names()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
        }

        using TemporaryFolder folder = new();
        string[] data = ["--data", engine.Options.Data];
        string from = ReportingProbe.Now.AddMinutes(-2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        string to = ReportingProbe.Now.AddSeconds(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(folder.File("plan.json"), """
            { "schema": "monitoring.registry/1",
              "sites": [ { "id": "datong", "name": "大通台", "guaranteeLevel": "1" }, { "id": "xining", "name": "西宁监测站" } ],
              "transmitters": [ { "id": "t", "name": "T", "site": "datong" } ],
              "services": [ { "id": "qhws", "name": "青海卫视 高清", "entities": [ "xining-01/dtmb-33/101" ] } ],
              "probes": [ { "id": "p", "name": "P", "site": "xining", "entities": [ "xining-01" ] } ],
              "inputs": [ { "id": "i", "name": "I", "probe": "p", "entities": [ "xining-01/dtmb-33" ] } ],
              "links": [ { "id": "l", "from": "transmitter/t", "to": "input/i" } ] }
            """);
        await engine.RestartAsync(async () =>
        {
            (int imported, string told) = await RunAsync(["registry", "import", folder.File("plan.json"), .. data]);
            Assert.That(imported, Is.Zero, told);
        });
        Assert.That((await RunAsync(["report", "--from", from, "--to", to, "--out", folder.File("r.csv"), .. data])).Status, Is.Zero);
        Assert.That((await RunAsync(["report", "--from", from, "--to", to, "--format", "html", "--out", folder.File("r.html"), .. data])).Status, Is.Zero);
        string[] lines = await File.ReadAllLinesAsync(folder.File("r.csv"));
        Assert.That(lines, Does.Contain("# registry revision,1"));
        Assert.That(lines.First(l => l.StartsWith("xining-01/dtmb-33/101,青海卫视,", StringComparison.Ordinal)), Does.EndWith(",qhws,青海卫视 高清,大通台,1,西宁监测站"));
        Assert.That(lines.First(l => l.StartsWith("xining-01/dtmb-33/102,", StringComparison.Ordinal)), Does.EndWith(",,,大通台,1,西宁监测站"));
        string page = await File.ReadAllTextAsync(folder.File("r.html"));
        Assert.That(page, Does.Contain("青海卫视 高清<br>").And.Contain("xining-01/dtmb-33/101 · qhws · 接收名称 青海卫视").And.Contain("xining-01/dtmb-33/102 · 未登记").And.Contain("大通台(一级) / 西宁监测站"));

        System.Text.Json.JsonElement service = await engine.GetAsync<System.Text.Json.JsonElement>("/api/v1/services/xining-01/dtmb-33/101");
        Assert.That(service.GetProperty("registration").GetProperty("name").GetString(), Is.EqualTo("青海卫视 高清"));
        Assert.That(service.GetProperty("registration").GetProperty("guaranteeLevelZh").GetString(), Is.EqualTo("一级"));

        foreach ((string asked, string[] expected) in ((string, string[])[])
            [
                ("service/qhws", ["xining-01/dtmb-33/101"]),
                ("transmitter/t", ["xining-01/dtmb-33", "xining-01/dtmb-33/101", "xining-01/dtmb-33/102"]),
                ("site/xining", ["xining-01/dtmb-33", "xining-01/dtmb-33/101", "xining-01/dtmb-33/102"]),
            ])
        {
            string file = folder.File("q.csv");
            (int status, string told) = await RunAsync(["query", "--from", from, "--to", to, "--object", asked, "--indicator", "continuity_count_error", "--states", "--out", file, .. data]);
            Assert.That(status, Is.Zero, told);
            Assert.That((await File.ReadAllLinesAsync(file)).Skip(1).Select(l => l.Split(',')[0]).Distinct(), Is.EqualTo(expected), asked);
            string answer = await engine.Client.GetStringAsync(new Uri($"/api/v1/query/states?from={from}&to={to}&object={asked}&indicator=continuity_count_error", UriKind.Relative));
            Assert.That(expected.All(e => answer.Contains($"\"{e}\"", StringComparison.Ordinal)), asked);
        }

        Assert.That((await RunAsync(["query", "--from", from, "--to", to, "--object", "service/other", .. data])).Told, Is.EqualTo("monitoring-engine: object: is not in the registry: write kind/id, e.g. service/qinghai-weishi\n"));
    }

    [Test]
    public async Task The_words_of_a_province_take_the_place_of_ours()
    {
        using TemporaryFolder folder = new();
        await StoreAsync(folder.File("store"));
        await File.WriteAllTextAsync(folder.File("engine.json"), """{ "data": "store", "registryVocabulary": "words.json" }""");
        await File.WriteAllTextAsync(folder.File("words.json"), """
            { "schema": "monitoring.registry-vocabulary/1",
              "guaranteeLevel": [ { "word": "special", "zh": "特级", "en": "Special", "source": "", "status": "own" } ] }
            """);
        await File.WriteAllTextAsync(folder.File("sites.csv"), "id,name,guaranteeLevel,type\na,A,特级,anything\nb,B,1,\n");
        string[] import = ["registry", "import", folder.File("sites.csv"), "--config", folder.File("engine.json")];

        Assert.That((await RunAsync(import)).Told, Is.EqualTo("monitoring-engine: sites.csv line 3: guaranteeLevel: '1' is none of special\n"));
        await File.WriteAllTextAsync(folder.File("sites.csv"), "id,name,guaranteeLevel,type\na,A,特级,anything\n");
        Assert.That((await RunAsync(import)).Told, Does.StartWith("+ site/a  A\n    name: A\n    type: anything\n    guaranteeLevel: special\n"));

        await File.WriteAllTextAsync(folder.File("words.json"), """
            { "schema": "monitoring.registry-vocabulary/1", "colour": [],
              "role": [ { "word": "a b", "status": "own" }, { "word": "c", "status": "perhaps" } ] }
            """);
        (int status, string told) = await RunAsync(import);
        string file = folder.File("words.json");
        Assert.That((status, told), Is.EqualTo((2, string.Concat(
            $"monitoring-engine: {file}: colour: no such vocabulary (known: guaranteeLevel, role, siteType)\n",
            $"monitoring-engine: {file}: role[0]: word: 1 to 64 characters without spaces are needed\n",
            $"monitoring-engine: {file}: role[1]: status: must be verified, unverified or own\n"))));
    }

    [TestCase("what it holds is not known", "registry", "import", "places.csv")]
    [TestCase("--kind: 'place' is none of organisations,", "registry", "export", "--kind", "place")]
    [TestCase("--encoding: 'latin1' is neither", "registry", "import", "sites.csv", "--encoding", "latin1")]
    [TestCase("--at: 'then' is no time", "registry", "show", "site/a", "--at", "then")]
    [TestCase("--out: must name the folder", "registry", "export", "--format", "csv")]
    [TestCase("name the proposals or --all", "registry", "accept")]
    [TestCase("there is no store in", "registry", "proposals", "--data", "/nowhere")]
    [TestCase("there is no store in", "registry", "dismiss", "probe:p", "--data", "/nowhere")]
    public async Task A_mistake_is_one_line_and_status_2(string expected, params string[] arguments)
    {
        (int status, string told) = await RunAsync(arguments);

        Assert.That(status, Is.EqualTo(2));
        Assert.That(told.TrimEnd(), Does.StartWith("monitoring-engine: ").And.Contains(expected).And.Not.Contains("\n"));
    }

    private static async Task<(int Status, string Told)> RunAsync(string[] arguments, string typed = "")
    {
        CommandAnswer answer = await CommandLine.RunAsync(arguments, typed);
        return (answer.Status, answer.Said);
    }

    /// <summary>An empty store: a command makes none by itself.</summary>
    private static async Task<string> StoreAsync(string folder)
    {
        await (await SqliteStore.OpenAsync(new StoreOptions { Folder = folder }, TimeProvider.System, new NoticeRecorder(), CancellationToken.None)).DisposeAsync();
        return folder;
    }

    private static string SamplesFolder()
    {
        string folder = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(folder, "Monitoring.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "samples");
    }
}
