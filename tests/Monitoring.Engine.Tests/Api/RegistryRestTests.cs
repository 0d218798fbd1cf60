using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The registry over HTTP: looked at, imported with a dry run, asked about the past, and grown by what probes find.</summary>
public sealed class RegistryRestTests
{
    private const string Document = """
        { "schema": "monitoring.registry/1",
          "sites": [ { "id": "xining", "name": "西宁", "guaranteeLevel": "1" } ],
          "probes": [ { "id": "xining-01", "name": "西宁监测点", "site": "xining" } ] }
        """;

    [Test]
    public async Task An_import_is_looked_at_then_made_and_the_second_of_two_is_refused()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (HttpStatusCode status, JsonElement dry) = await PutAsync(engine, Document, "?dryRun=true");
        Assert.That((status, dry.GetProperty("revision").GetInt64(), dry.GetProperty("applied").GetBoolean()), Is.EqualTo((HttpStatusCode.OK, 0L, false)));
        Assert.That(dry.GetProperty("summary").GetString(), Is.EqualTo("2 added, 0 changed, 0 retired, 0 revived, 0 unchanged"));
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/registry")).GetProperty("sites").GetArrayLength(), Is.Zero, "a dry run changes nothing");

        Assert.That((await PutAsync(engine, Document)).Status, Is.EqualTo(HttpStatusCode.PreconditionRequired));
        Assert.That((await PutAsync(engine, Document, revision: 0)).Answer.GetProperty("revision").GetInt64(), Is.EqualTo(1));
        (status, JsonElement late) = await PutAsync(engine, Document.Replace("西宁\"", "别处\"", StringComparison.Ordinal), revision: 0);
        Assert.That(status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That(late.GetProperty("detail").GetString(), Does.Contain("is at revision 1, the change was worked out from revision 0"));

        using HttpResponseMessage export = await engine.Client.GetAsync(new Uri("/api/v1/registry", UriKind.Relative));
        Assert.That(export.Headers.ETag!.Tag, Is.EqualTo("\"1\""));
        (_, JsonElement same) = await PutAsync(engine, await export.Content.ReadAsStringAsync(), "?replace=true", revision: 1);
        Assert.That(same.GetProperty("summary").GetString(), Is.EqualTo("0 added, 0 changed, 0 retired, 0 revived, 2 unchanged"));
        Assert.That(same.GetProperty("revision").GetInt64(), Is.EqualTo(1), "what changes nothing is no revision");
    }

    [Test]
    public async Task Mistakes_are_told_all_together()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (HttpStatusCode status, JsonElement answer) = await PutAsync(
            engine, """{ "schema": "monitoring.registry/1", "sites": [ { "id": "A" }, { "id": "b", "name": "B", "latitude": 91 } ] }""", revision: 0);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.GetProperty("mistakes").EnumerateArray().Select(m => m.GetString()), Is.EqualTo((string[])
        [
            "registry.json sites[0]: id: 'A' is none: 1 to 64 characters of a-z, 0-9 and hyphen, not at the ends",
            "registry.json sites[0]: name: is missing",
            "registry.json sites[1]: latitude: '91' is no number from -90 to 90 with at most 8 decimals after a point",
        ]));
    }

    [Test]
    public async Task Sheets_go_out_and_come_in_and_the_past_stays_known()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await PutAsync(engine, Document, revision: 0);
        await Task.Delay(20);
        DateTimeOffset before = DateTimeOffset.UtcNow;
        await Task.Delay(20);

        using (HttpResponseMessage sheet = await engine.Client.GetAsync(new Uri("/api/v1/registry?format=csv&kind=sites", UriKind.Relative)))
        {
            string text = Encoding.UTF8.GetString(await sheet.Content.ReadAsByteArrayAsync());
            Assert.That(text, Is.EqualTo("\uFEFFid,name,nameEn,organisation,type,guaranteeLevel,region,address,latitude,longitude,altitudeMetres,note\r\nxining,西宁,,,,1,,,,,,\r\n"));
        }

        (HttpStatusCode status, JsonElement answer) = await PutAsync(
            engine, "id,name\r\nxining,西宁南山\r\n", "?kind=sites", revision: 1, type: "text/csv");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK), answer.ToString());

        string at = Uri.EscapeDataString(before.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
        Assert.That((await engine.GetAsync<JsonElement>($"/api/v1/registry?at={at}")).GetProperty("sites")[0].GetProperty("name").GetString(), Is.EqualTo("西宁"));
        JsonElement site = await engine.GetAsync<JsonElement>("/api/v1/registry/objects/site/xining");
        Assert.That(site.GetProperty("name").GetString(), Is.EqualTo("西宁南山"));
        Assert.That(site.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("fields").GetProperty("name").GetString()), Is.EqualTo((string[])["西宁", "西宁南山"]));
        JsonElement revisions = await engine.GetAsync<JsonElement>("/api/v1/registry/revisions");
        Assert.That(
            revisions.EnumerateArray().Select(r => $"{r.GetProperty("id")} {r.GetProperty("actor")} {r.GetProperty("detail")}"),
            Is.EqualTo((string[])
            [
                "2 operator 0 added, 1 changed, 0 retired, 0 revived, 1 unchanged", "1 operator 2 added, 0 changed, 0 retired, 0 revived, 0 unchanged",
            ]));
    }

    [Test]
    public async Task What_a_probe_finds_is_proposed_accepted_and_dismissed()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/registry/proposals")).GetProperty("proposals").GetArrayLength(), Is.Zero, "not in passing");
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/registry")).GetProperty("probes").GetArrayLength(), Is.Zero);

        // the clock of the store is the machine's: what was heard two minutes ago is made older in its tables
        await engine.RestartAsync(() =>
        {
            BehindTheStore.Run(Path.Combine(engine.Options.Data, "core.db"), "UPDATE entity SET first_ms = first_ms - 120000");
            return Task.CompletedTask;
        });

        JsonElement list = await engine.GetAsync<JsonElement>("/api/v1/registry/proposals");
        Assert.That(list.GetProperty("proposals").EnumerateArray().Select(p => p.GetProperty("key").GetString()), Is.EqualTo((string[])
        [
            "probe:xining-01", "input:xining-01/dtmb-33", "service:xining-01/dtmb-33/101", "service:xining-01/dtmb-33/102",
        ]));

        await PostAsync(engine, "dismiss", new { keys = new[] { "service:xining-01/dtmb-33/102" } });
        JsonElement made = await PostAsync(engine, "accept", new
        {
            answers = new object[] { new { key = "service:xining-01/dtmb-33/101", id = "qhws", name = "青海卫视高清" }, new { key = "input:xining-01/dtmb-33" }, new { key = "probe:xining-01" } },
        });
        Assert.That(made.GetProperty("summary").GetString(), Is.EqualTo("4 added, 0 changed, 0 retired, 0 revived, 0 unchanged"), "and the step of the chain between them");

        JsonElement shown = await engine.UntilAsync<JsonElement>(
            "/api/v1/services/xining-01/dtmb-33/101",
            s => s.GetProperty("tile") is { ValueKind: JsonValueKind.Object } tile && tile.GetProperty("registeredName").GetString() is { Length: > 0 });
        Assert.That(shown.GetProperty("tile").GetProperty("registeredName").GetString(), Is.EqualTo("青海卫视高清"), "the wall says what the registry says");
        Assert.That(shown.GetProperty("tile").GetProperty("name").GetString(), Is.Not.EqualTo("青海卫视高清"), "and what was received");
        Assert.That(shown.GetProperty("tile").GetProperty("registeredInputName").GetString(), Is.Not.Empty);

        list = await engine.GetAsync<JsonElement>("/api/v1/registry/proposals");
        Assert.That(list.GetProperty("proposals").GetArrayLength(), Is.Zero);
        Assert.That(list.GetProperty("dismissed")[0].GetProperty("key").GetString(), Is.EqualTo("service:xining-01/dtmb-33/102"));
        await PostAsync(engine, "recall", new { keys = new[] { "service:xining-01/dtmb-33/102" } });
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/registry/proposals")).GetProperty("proposals").GetArrayLength(), Is.EqualTo(1));
        Assert.That(
            (await engine.GetAsync<JsonElement>("/api/v1/registry/objects/service/qhws")).GetProperty("fields").GetProperty("entities").GetString(),
            Is.EqualTo("xining-01/dtmb-33/101"));
    }

    [Test]
    public async Task Of_many_who_change_what_they_looked_at_together_one_does_and_the_others_hear_of_it()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (HttpStatusCode Status, JsonElement Answer)[] answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PutAsync(
            engine, $$"""{ "schema": "monitoring.registry/1", "sites": [ { "id": "s-{{i}}", "name": "S" } ] }""", revision: 0)));

        Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed), Is.EqualTo(19));
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/registry")).GetProperty("sites").GetArrayLength(), Is.EqualTo(1));
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/registry/revisions")).GetArrayLength(), Is.EqualTo(1));
    }

    [Test]
    public async Task Each_of_many_changes_is_told_its_own_revision_and_not_that_of_a_later_one()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (string Id, long Revision)[] told = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            string document = $$"""{ "schema": "monitoring.registry/1", "sites": [ { "id": "s-{{i}}", "name": "S" } ] }""";
            for (long seen = 0; ; seen = (await engine.GetAsync<JsonElement>("/api/v1/registry")).GetProperty("revision").GetInt64())
            {
                (HttpStatusCode status, JsonElement answer) = await PutAsync(engine, document, revision: seen);
                if (status == HttpStatusCode.OK)
                {
                    return ($"s-{i}", answer.GetProperty("revision").GetInt64());
                }
            }
        }));

        foreach ((string id, long revision) in told)
        {
            JsonElement versions = (await engine.GetAsync<JsonElement>($"/api/v1/registry/objects/site/{id}")).GetProperty("versions");
            Assert.That(versions[0].GetProperty("revision").GetInt64(), Is.EqualTo(revision));
        }
    }

    [Test]
    public async Task A_change_that_finds_no_room_is_refused_whole_and_made_when_there_is()
    {
        using SmallDisk disk = new(megabytes: 6);
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o => o with { Data = Path.Combine(disk.Path, "data") });
        await PutAsync(engine, Document, revision: 0);
        string large = $$"""
            { "schema": "monitoring.registry/1", "sites": [ {{string.Join(", ", Enumerable.Range(0, 3000).Select(i => $$"""{ "id": "s-{{i}}", "name": "S", "note": "{{new string('x', 300)}}" }"""))}} ] }
            """;

        disk.Fill();
        (HttpStatusCode full, JsonElement reason) = await PutAsync(engine, large, revision: 1);
        JsonElement during = await engine.GetAsync<JsonElement>("/api/v1/registry");
        disk.Empty();
        (HttpStatusCode made, JsonElement answer) = await PutAsync(engine, large, revision: 1);

        Assert.That(full, Is.EqualTo(HttpStatusCode.ServiceUnavailable), reason.ToString());
        Assert.That((during.GetProperty("revision").GetInt64(), during.GetProperty("sites").GetArrayLength()), Is.EqualTo((1L, 1)));
        Assert.That((made, answer.GetProperty("revision").GetInt64()), Is.EqualTo((HttpStatusCode.OK, 2L)));
    }

    [TestCase("text/plain", "?dryRun=true", HttpStatusCode.BadRequest, "the content type must be application/json or text/csv")]
    [TestCase("text/csv", "?dryRun=true", HttpStatusCode.BadRequest, "kind: must be one of organisations,")]
    [TestCase("text/csv", "?dryRun=true&kind=sites&encoding=latin1", HttpStatusCode.BadRequest, "encoding: must be utf-8 or gb18030")]
    public async Task What_cannot_be_read_says_so(string type, string query, HttpStatusCode expected, string reason)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (HttpStatusCode status, JsonElement answer) = await PutAsync(engine, "id,name", query, type: type);

        Assert.That(status, Is.EqualTo(expected), answer.ToString());
        Assert.That(answer.GetProperty("detail").GetString(), Does.StartWith(reason));
    }

    [Test]
    public async Task A_file_beyond_measure_is_not_read()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        (HttpStatusCode status, _) = await PutAsync(engine, new string(' ', Monitoring.Registry.RegistryLimits.FileBytes + 1), "?dryRun=true");

        Assert.That(status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    private static async Task<JsonElement> PostAsync(RunningEngine engine, string action, object body)
    {
        using HttpResponseMessage response = await engine.Client.PostAsJsonAsync($"/api/v1/registry/proposals/{action}", body);
        string text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> PutAsync(
        RunningEngine engine, string body, string query = "", long? revision = null, string type = "application/json")
    {
        using HttpRequestMessage request = new(HttpMethod.Put, new Uri($"/api/v1/registry{query}", UriKind.Relative))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } },
        };
        request.Headers.ExpectContinue = true;
        if (revision is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
        }

        using HttpResponseMessage response = await engine.Client.SendAsync(request);
        return (response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()));
    }
}
