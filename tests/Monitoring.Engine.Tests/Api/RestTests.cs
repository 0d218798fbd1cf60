using System.Net;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The REST interface on a running engine.</summary>
public sealed class RestTests
{
    private RunningEngine _engine = null!;
    private ReportingProbe _probe = null!;
    private DateTimeOffset _start;

    [OneTimeSetUp]
    public async Task Report_twenty_seconds()
    {
        _engine = await RunningEngine.StartAsync();
        _probe = new ReportingProbe(_engine.IngestAddress);
        _start = DateTimeOffset.FromUnixTimeSeconds(ReportingProbe.Now.ToUnixTimeSeconds() - 30);
        for (int i = 0; i < 20; i++)
        {
            int second = i;
            (await _probe.WindowAsync(
                (entity, indicator) =>
                    entity == ReportingProbe.ServiceA && indicator == Catalogue.ServiceOutage && second is >= 5 and < 9 ? (VerdictState.Fault, 1051)
                    : entity == ReportingProbe.ServiceA && indicator == Catalogue.ServiceBitrate && second == 7 ? (VerdictState.NotMeasured, 0)
                    : entity == ReportingProbe.ServiceA && indicator == Catalogue.ServiceBitrate ? (VerdictState.Ok, 1_000_000 + second)
                    : null,
                _start.AddSeconds(i))).Dispose();
        }

        await _engine.UntilAsync<JsonArray>("/api/v1/entities", e => e.Count == 4);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _probe.Dispose();
        await _engine.DisposeAsync();
    }

    [Test]
    public async Task A_service_tells_its_tile_its_names_and_its_newest_checks()
    {
        JsonObject answer = await _engine.GetAsync<JsonObject>($"/api/v1/services/{ReportingProbe.ServiceA}");
        JsonNode outage = answer["checks"]!.AsArray().Single(c => (int)c!["indicator"]! == 6010)!;

        Assert.Multiple(() =>
        {
            Assert.That((string)answer["tile"]!["name"]!, Is.EqualTo("青海卫视"));
            Assert.That((int)answer["entity"]!["serviceId"]!, Is.EqualTo(101));
            Assert.That((string)outage["state"]!, Is.EqualTo("ok"));
            Assert.That((double)outage["value"]!, Is.Zero);
            Assert.That(answer["checks"]!.AsArray().Any(c => (string)c!["entity"]! == ReportingProbe.Input), Is.True, "its input's checks too");
        });
    }

    [Test]
    public async Task A_change_is_told_with_both_sides_once_and_is_no_alarm()
    {
        for (int i = 0; i < 2; i++)
        {
            (await _probe.ChangeAsync(ReportingProbe.ServiceA, "serviceRenamed", "青海卫视", "青海综合", id: 77)).Dispose();
        }

        JsonObject answer = await _engine.UntilAsync<JsonObject>(
            $"/api/v1/services/{ReportingProbe.ServiceA}", a => a["changes"]!.AsArray().Count > 0);
        JsonNode change = answer["changes"]!.AsArray().Single()!;
        JsonArray alarms = await _engine.GetAsync<JsonArray>("/api/v1/alarms");
        Assert.Multiple(() =>
        {
            Assert.That((string)change["kind"]!, Is.EqualTo("serviceRenamed"));
            Assert.That(((string)change["before"]!, (string)change["after"]!), Is.EqualTo(("青海卫视", "青海综合")));
            Assert.That((string)change["entity"]!, Is.EqualTo(ReportingProbe.ServiceA));
            Assert.That(alarms.Select(a => (int)a!["indicator"]!), Has.None.EqualTo(5300));
        });
    }

    [Test]
    public async Task A_series_comes_second_by_second_and_what_was_not_measured_has_no_value()
    {
        JsonArray points = (await _engine.GetAsync<JsonObject>(Points(1000)))["points"]!.AsArray();

        Assert.That(points, Has.Count.EqualTo(20));
        Assert.That((double)points[3]!["v"]!, Is.EqualTo(1_000_003));
        Assert.That(points[7]!["v"], Is.Null);
        Assert.That((int)points[7]!["s"]!, Is.EqualTo((int)VerdictState.NotMeasured));
        Assert.That((long)points[0]!["t"]!, Is.EqualTo(_start.ToUnixTimeMilliseconds()));
    }

    [Test]
    public async Task A_thinned_series_keeps_least_and_greatest()
    {
        JsonArray points = (await _engine.GetAsync<JsonObject>(Points(4)))["points"]!.AsArray();

        Assert.That(points.Count, Is.LessThanOrEqualTo(5));
        Assert.That(points.Where(p => p!["min"] is not null).Min(p => (double)p!["min"]!), Is.EqualTo(1_000_000));
        Assert.That(points.Where(p => p!["max"] is not null).Max(p => (double)p!["max"]!), Is.EqualTo(1_000_019));
    }

    [Test]
    public async Task The_report_states_outage_and_unknown_time_apart()
    {
        JsonObject report = await _engine.GetAsync<JsonObject>(Report("json"));
        JsonNode service = report["services"]!.AsArray().Single(s => (string)s!["entity"]! == ReportingProbe.ServiceA)!;

        Assert.Multiple(() =>
        {
            Assert.That((int)service["outageSeconds"]!, Is.EqualTo(4));
            Assert.That((int)service["availableSeconds"]!, Is.EqualTo(16));
            Assert.That((int)service["unknownSeconds"]!, Is.EqualTo(5));
            Assert.That((double)service["availabilityOfKnown"]!, Is.EqualTo(0.8).Within(1e-9));
            Assert.That((int)service["outages"]![0]!["indicator"]!, Is.EqualTo(1051));
            Assert.That((int)service["outages"]![0]!["seconds"]!, Is.EqualTo(4));
        });
    }

    [Test]
    public async Task The_report_comes_as_a_file_and_as_a_page()
    {
        string csv = await _engine.Client.GetStringAsync(new Uri(Report("csv"), UriKind.Relative));
        using HttpResponseMessage page = await _engine.Client.GetAsync(new Uri(Report("html"), UriKind.Relative));

        Assert.That(csv, Does.Contain("entity,name,medium,carrier,kind,start,end,seconds,cause,service,service_name,").And.Contain(",outage,").And.Contain(",4,PMT_error_2"));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("业务可用度报告"));
        Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("sha256-"));
    }

    [Test]
    public async Task The_catalogue_lists_every_indicator() =>
        Assert.That(await _engine.GetAsync<JsonArray>("/api/v1/catalogue"), Has.Count.EqualTo(Catalogue.All.Count));

    [Test]
    public async Task The_interface_describes_itself()
    {
        JsonObject document = await _engine.GetAsync<JsonObject>("/openapi/v1.json");

        string[] paths = [.. document["paths"]!.AsObject().Select(p => p.Key)];
        Assert.That(paths, Is.SupersetOf(new[]
        {
            "/api/v1/alarms", "/api/v1/alarms/ack", "/api/v1/history", "/api/v1/entities", "/api/v1/services/{probe}/{input}/{service}",
            "/api/v1/series", "/api/v1/series/points", "/api/v1/catalogue", "/api/v1/reports/availability", "/api/v1/session",
        }));
        Assert.That(paths, Has.None.StartsWith("/ingest"));
    }

    [Test]
    public async Task The_metrics_are_text_that_prometheus_reads()
    {
        string text = await _engine.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain("# TYPE monitoring_engine_ingest_samples_total counter"));
            Assert.That(text, Does.Match("monitoring_engine_ingest_batches_total\\{lane=\"bulk\"\\} 20\n"));
            Assert.That(text, Does.Contain("monitoring_engine_probe_up{probe=\"xining-01\"} 1"));
            Assert.That(text, Does.Contain("monitoring_engine_build_info{version=\""));
            Assert.That(
                text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')),
                Has.All.Match("^monitoring_engine_[a-z_]+(\\{[^}]*\\})? [-+.0-9eEN]+$"));
        });
    }

    [TestCase("/healthz", "ok")]
    [TestCase("/readyz", "ready")]
    public async Task Health_is_one_word(string path, string expected) =>
        Assert.That((await _engine.Client.GetStringAsync(new Uri(path, UriKind.Relative))).Trim(), Is.EqualTo(expected));

    [TestCase("/api/v1/alarms?entity=NO", "entity: must be")]
    [TestCase("/api/v1/alarms?limit=0", "limit: must be from 1 to")]
    [TestCase("/api/v1/alarms?limit=many", "limit: 'many' must be a whole number")]
    [TestCase("/api/v1/alarms?limit=99999999999", "limit: '99999999999' must be a whole number up to 2147483647")]
    [TestCase("/api/v1/alarms?active=maybe", "active: 'maybe' must be true or false")]
    [TestCase("/api/v1/history?before=%22%0A1.", "before: '\" 1.' must be a whole number")]
    [TestCase("/api/v1/alarms?from=yesterday", "from: must be a time")]
    [TestCase("/api/v1/history?from=2026-05-02&to=2026-05-01", "to: must be later than from")]
    [TestCase("/api/v1/history?limit=10001", "limit: must be from 1 to")]
    [TestCase("/api/v1/series?indicator=70000", "indicator: must be")]
    [TestCase("/api/v1/series/points?entity=p&indicator=1010", "from, to: both are needed")]
    [TestCase("/api/v1/series/points?entity=p&indicator=1010&from=2022-01-01&to=2026-05-01", "at most 1098 days")]
    [TestCase("/api/v1/series/points?indicator=1010&from=2026-01-01&to=2026-01-02", "entity: must be")]
    [TestCase("/api/v1/series/points?entity=p&indicator=1010&from=2026-01-01&to=2026-01-02&maxPoints=100000", "maxPoints: must be")]
    [TestCase("/api/v1/reports/availability", "from, to: both are needed")]
    [TestCase("/api/v1/reports/availability?from=2026-01-01&to=2026-01-02&format=pdf", "format: must be")]
    [TestCase("/api/v1/reports/availability?from=2100-01-01&to=2100-01-02", "lies in the future")]
    public async Task A_mistake_is_answered_with_what_is_wrong(string path, string expected)
    {
        using HttpResponseMessage answer = await _engine.Client.GetAsync(new Uri(path, UriKind.Relative));
        string text = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), text);
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((string?)JsonNode.Parse(text)!["detail"], Does.Contain(expected));
    }

    [TestCase("/api/v1/services/nobody/in/1", "nobody")]
    [TestCase("/api/v1/nothing", "/openapi/v1.json")]
    [TestCase("/ingest/v1/batches", "")]
    public async Task What_is_not_there_is_a_problem_too(string path, string expected)
    {
        using HttpResponseMessage answer = await _engine.Client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"], Does.Contain(expected));
    }

    [TestCase("{}", "keys: 1 to 5000")]
    [TestCase("{\"keys\":[\"x\"]}", "an alarm key is")]
    [TestCase("not json", "the body is not the JSON that is asked for, line 1")]
    [TestCase("{\"keys\":[7]}", "asked for at $.keys[0], line 1")]
    [TestCase("", "body")]
    public async Task An_acknowledgement_without_keys_is_refused(string body, string expected)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _engine.Client.PostAsync(new Uri("/api/v1/alarms/ack", UriKind.Relative), content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"], Does.Contain(expected));
    }

    [Test]
    public async Task A_fault_of_the_past_stands_in_the_history_only()
    {
        DateTimeOffset at = ReportingProbe.Now.AddMinutes(-10);
        (await _probe.EdgeAsync(raise: true, ReportingProbe.ServiceB, Catalogue.CatError, id: 77, at, lane: Lane.Backfill)).Dispose();
        (await _probe.EdgeAsync(raise: false, ReportingProbe.ServiceB, Catalogue.CatError, id: 77, at.AddMinutes(1), lane: Lane.Backfill)).Dispose();

        AlarmTransition[] history = await _engine.UntilAsync<AlarmTransition[]>(
            $"/api/v1/history?entity={ReportingProbe.ServiceB}", h => h.Length == 2);
        Alarm[] alarms = await _engine.GetAsync<Alarm[]>($"/api/v1/alarms?entity={ReportingProbe.ServiceB}");

        Assert.That(history, Has.All.Property(nameof(AlarmTransition.TransitionReason)).EqualTo(TransitionReason.LateArrival));
        Assert.That(alarms, Is.Empty);
    }

    [Test]
    public async Task The_name_of_the_engine_is_taken()
    {
        using ReportingProbe impostor = new(_engine.IngestAddress, name: "engine");
        using HttpResponseMessage answer = await impostor.WindowAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Every_answer_carries_the_headers_of_a_careful_server()
    {
        using HttpResponseMessage answer = await _engine.Client.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Multiple(() =>
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'self'").And.Not.Contain("unsafe"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(answer.Headers.Contains("Server"), Is.False);
        });
    }

    private string Points(int most) =>
        $"/api/v1/series/points?entity={ReportingProbe.ServiceA}&indicator=5110&from={Iso(_start)}&to={Iso(_start.AddSeconds(20))}&maxPoints={most}";

    private string Report(string format) =>
        $"/api/v1/reports/availability?from={Iso(_start)}&to={Iso(_start.AddSeconds(25))}&format={format}";

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
