using System.Net;
using System.Text;
using System.Text.Json;
using Monitoring.Engine.Probes;
using Monitoring.Engine.Tests.Api;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Configuration;

/// <summary>Putting in what a probe is to run: nothing is lost, nothing wrong gets in, and what would change is said first.</summary>
[TestFixture]
internal sealed class ConfigurationApiTests
{
    [Test]
    public async Task A_version_is_put_in_read_back_and_listed()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (HttpStatusCode status, string text, string? tag) = await engine.PutAsync("xining-01", ConfiguredEngine.Body(), "*");
        Assert.That((status, tag), Is.EqualTo((HttpStatusCode.OK, "\"1\"")), text);
        await engine.PutVersionAsync("xining-01", 2);

        JsonElement newest = await engine.GetAsync<JsonElement>("/api/v1/probes/xining-01/configuration");
        Assert.That(newest.GetProperty("version").GetInt32(), Is.EqualTo(2));
        Assert.That(newest.GetProperty("actor").GetString(), Is.EqualTo("operator"));
        Assert.That(newest.GetProperty("settings").GetProperty("inputs")[0].GetProperty("id").GetString(), Is.EqualTo("dtmb-33"));
        JsonElement first = await engine.GetAsync<JsonElement>("/api/v1/probes/xining-01/configuration?version=1");
        Assert.That(first.GetProperty("settings").GetProperty("inputs")[0].GetProperty("source").GetString(), Does.EndWith(":5000"));
        JsonElement[] versions = await engine.GetAsync<JsonElement[]>("/api/v1/probes/xining-01/configuration/versions");
        Assert.That(versions.Select(v => (v.GetProperty("version").GetInt32(), v.GetProperty("comment").GetString())), Is.EqualTo((List<(int, string?)>)[(2, "端口 5002"), (1, "端口 5000")]));
    }

    [Test]
    public async Task Who_has_not_seen_the_newest_version_does_not_replace_it()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await engine.PutVersionAsync("xining-01", 1);
        await engine.PutVersionAsync("xining-01", 2);

        Assert.That((await engine.PutAsync("xining-01", ConfiguredEngine.Body(), "*")).Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        (HttpStatusCode status, string text, _) = await engine.PutAsync("xining-01", ConfiguredEngine.Body(), "\"1\"");
        Assert.That(status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(text, Does.Contain("the newest version is 2 by now"));
        Assert.That((await engine.PutAsync("xining-01", ConfiguredEngine.Body(), null)).Status, Is.EqualTo(HttpStatusCode.PreconditionRequired));
        Assert.That((await engine.PutAsync("xining-01", ConfiguredEngine.Body(), "\"x\"")).Status, Is.EqualTo(HttpStatusCode.PreconditionRequired));
    }

    [Test]
    public async Task A_dry_run_says_what_would_change_and_changes_nothing()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await engine.PutVersionAsync("xining-01", 1);

        (HttpStatusCode status, string text, string? tag) = await engine.PutAsync("xining-01", ConfiguredEngine.Body(5099), "\"1\"", isTried: true);

        Assert.That((status, tag), Is.EqualTo((HttpStatusCode.OK, "\"1\"")));
        string[] lines = [.. JsonDocument.Parse(text).RootElement.GetProperty("difference").EnumerateArray().Select(l => l.GetString()!)];
        Assert.That(lines, Has.One.Match("^-.*:5001\"").And.One.Match(@"^\+.*:5099""").And.Some.StartsWith("  "));
        Assert.That(lines.Count(l => l[0] is '-' or '+'), Is.EqualTo(2));
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/probes/xining-01/configuration")).GetProperty("version").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task What_says_the_same_is_no_new_version()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await engine.PutAsync("xining-01", ConfiguredEngine.Body(), "*");

        (HttpStatusCode status, string text, string? tag) = await engine.PutAsync("xining-01", "// again\n" + ConfiguredEngine.Body(), "\"1\"");

        Assert.That((status, tag), Is.EqualTo((HttpStatusCode.OK, "\"1\"")));
        Assert.That(text, Does.Contain("\"putIn\":false"));
    }

    [Test]
    public async Task A_configuration_that_is_too_large_or_for_nobody_is_refused()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        string large = ConfiguredEngine.Body(extra: $", \"carrier\": \"{new string('x', 5 * 1024 * 1024)}\"");

        Assert.That((await engine.PutAsync("xining-01", large, "*")).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That((await engine.PutAsync("engine", ConfiguredEngine.Body(), "*")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await engine.PutAsync("A", ConfiguredEngine.Body(), "*")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("[]", "must be an object with settings")]
    [TestCase("{", "not valid JSON")]
    [TestCase("{}", "settings must be an object")]
    [TestCase("""{ "settings": {}, "x": 1 }""", "x is not known")]
    [TestCase("""{ "settings": { "inputs": [] } }""", "settings.inputs must be a list of 1 to 1000")]
    [TestCase("""{ "settings": { "spool": {}, "inputs": [] } }""", "settings.spool belongs to the probe's own settings file")]
    [TestCase("""{ "settings": { "probe": "b", "inputs": [] } }""", "settings.probe must be 'a'")]
    [TestCase("""{ "settings": { "probe": "a", "probe": "a", "inputs": [] } }""", "not valid JSON")]
    [TestCase("""{ "settings": { "inputs": [ { "id": "A" } ] } }""", "settings.inputs[0].id must be a name")]
    [TestCase("""{ "settings": { "inputs": [ { "id": "x" }, { "id": "x" } ] } }""", "settings.inputs[1].id 'x' is the id of an earlier input")]
    [TestCase("""{ "settings": { "inputs": [ { "medium": "satellite" } ] } }""", "settings.inputs[0].medium must be one of dtmb")]
    [TestCase("""{ "settings": { "inputs": [ { "source": " " } ] } }""", "settings.inputs[0].source must say")]
    [TestCase("""{ "settings": { "inputs": [ { "colour": 1 } ] } }""", "settings.inputs[0].colour is not known")]
    [TestCase("""{ "settings": { "inputs": [ { "template": "t" } ] } }""", "settings.inputs[0].template 't' is not among the templates")]
    [TestCase("""{ "settings": { "inputs": [ { "profile": "own.json" } ] } }""", "settings.inputs[0].profile 'own.json' is not among the profiles")]
    [TestCase("""{ "settings": { "inputs": [ { "services": [ { "id": 1 }, { "id": 1 } ] } ] } }""", "services[1].id 1 is the id of an earlier service")]
    [TestCase("""{ "settings": { "inputs": [ 1 ] }, "templates": { "t": 1 } }""", "templates must be an object")]
    [TestCase("""{ "settings": { "inputs": [ 1 ] }, "comment": "a\nb" }""", "comment must be a text of one line")]
    public void Each_mistake_is_one_line_that_names_its_place(string body, string expected)
    {
        Assert.That(ConfigurationProposal.TryRead(Encoding.UTF8.GetBytes(body), "a", out _, out IReadOnlyList<string> mistakes), Is.False);
        Assert.That(mistakes, Has.Some.Contains(expected));
        Assert.That(mistakes, Has.None.Contains("\n"));
    }

    [Test]
    public void What_an_input_names_may_come_along()
    {
        string body = """
            { "settings": { "inputs": [ { "id": "x", "medium": "iptv", "source": "udp://a:1", "template": "t.json", "profile": "p.json" }, // and
              { "id": "y", "medium": "iptv", "source": "udp://a:1", "profile": "dvb", } ] },
              "templates": { "t.json": { "a": 1 } }, "profiles": { "p.json": {} } }
            """;

        bool read = ConfigurationProposal.TryRead(Encoding.UTF8.GetBytes(body), "a", out ConfigurationProposal? proposal, out IReadOnlyList<string> mistakes);

        Assert.That(read, Is.True, string.Join('\n', mistakes));
        Assert.That(proposal!.Templates, Is.EqualTo("{\n  \"t.json\": {\n    \"a\": 1\n  }\n}"));
    }
}
