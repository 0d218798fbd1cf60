using System.Net;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Tests.Api;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Queries;

/// <summary>
/// Questions to a running engine. Twenty seconds of two services: the bit rate of the first is 1,000,000 and the number of the second, not
/// measured in second 7, and nothing is sent of seconds 12 and 13; its PMT is at fault with 2 errors in seconds 5 to 8.
/// </summary>
public sealed class QueryTests
{
    private const string Bitrate = "monitoring_service_bitrate";

    private RunningEngine _engine = null!;
    private long _start;

    [OneTimeSetUp]
    public async Task Report()
    {
        _engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(_engine.IngestAddress);
        _start = (ReportingProbe.Now.ToUnixTimeSeconds() - 40) / 10 * 10;
        foreach (int second in Enumerable.Range(0, 20).Where(s => s is not (12 or 13)))
        {
            (await probe.WindowAsync(
                (entity, indicator) =>
                    entity != ReportingProbe.ServiceA ? null
                    : indicator == Catalogue.ServiceBitrate ? second == 7 ? (VerdictState.NotMeasured, 0) : (VerdictState.Ok, 1_000_000 + second)
                    : indicator == Catalogue.PmtError2 && second is >= 5 and <= 8 ? (VerdictState.Fault, 2)
                    : null,
                DateTimeOffset.FromUnixTimeSeconds(_start + second))).Dispose();
        }

        _ = await _engine.UntilAsync<JsonArray>(Steps("&step=20"), a => a.Count == 1 && (int)a[0]!["steps"]![0]!["known"]! == 17);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _engine.DisposeAsync();

    [Test]
    public async Task What_has_not_happened_yet_is_neither_known_nor_missing()
    {
        string range = FormattableString.Invariant($"from={Iso(_start)}&to={Iso(_start + 7200)}");
        string series = $"entity={ReportingProbe.ServiceA}&indicator=service_bitrate&{range}";
        long before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        JsonArray steps = (await _engine.GetAsync<JsonArray>($"/api/v1/query/steps?{series}&step=1h"))[0]!["steps"]!.AsArray();
        JsonArray intervals = (await _engine.GetAsync<JsonArray>($"/api/v1/query/states?{series}"))[0]!["intervals"]!.AsArray();
        long after = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        Assert.That(steps, Has.Count.EqualTo(1));
        Assert.That(_start + (long)steps[0]!["known"]! + (long)steps[0]!["unknown"]! + (long)steps[0]!["missing"]!, Is.InRange(before, after));
        Assert.That((long)intervals[^1]!["to"]! / 1000, Is.InRange(before, after));
    }

    [Test]
    public async Task Steps_say_what_was_measured_and_for_how_long_nothing_was()
    {
        JsonArray steps = (await _engine.GetAsync<JsonArray>(Steps("&step=10s")))[0]!["steps"]!.AsArray();

        Assert.That(steps, Has.Count.EqualTo(2));
        using (Assert.EnterMultipleScope())
        {
            // Seconds 0 to 9 without 7: 38 over nine.
            Assert.That((double)steps[0]!["mean"]!, Is.EqualTo(1_000_000 + (38 / 9.0)).Within(1e-6));
            Assert.That((int)steps[0]!["unknown"]!, Is.EqualTo(1));
            Assert.That((int)steps[1]!["missing"]!, Is.EqualTo(2));
            Assert.That((double)steps[1]!["max"]!, Is.EqualTo(1_000_019));
            Assert.That((long)steps[1]!["t"]!, Is.EqualTo((_start + 10) * 1000));
        }
    }

    [Test]
    public async Task Steps_of_whole_minutes_and_hours_are_the_same_from_every_tier()
    {
        long hour = _start / 3600 * 3600;
        async Task<JsonNode> Whole(long from, long to, string step) => (await _engine.GetAsync<JsonArray>(
            $"/api/v1/query/steps?entity={ReportingProbe.ServiceA}&indicator=service_bitrate&from={Iso(from)}&to={Iso(to)}&step={step}"))[0]!["steps"]![0]!;

        // One second more makes the seconds themselves the source.
        JsonNode seconds = await Whole(hour - 3600, hour + 7201, "4h");
        foreach (JsonNode tier in new[] { await Whole(hour - 3600, hour + 7200, "4h"), await Whole(hour - 60, hour + 7200, "4h") })
        {
            foreach (string figure in new[] { "state", "mean", "min", "max", "last", "known", "fault", "unknown" })
            {
                Assert.That(tier[figure]!.ToJsonString(), Is.EqualTo(seconds[figure]!.ToJsonString()), figure);
            }
        }

        Assert.That((int)seconds["known"]!, Is.EqualTo(17));
    }

    [Test]
    public async Task Any_answer_comes_as_csv_with_empty_fields_for_what_is_not_known()
    {
        string csv = await _engine.Client.GetStringAsync(new Uri(Steps("&step=1&format=csv"), UriKind.Relative));
        string[] lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines, Has.Length.EqualTo(21));
        string[] header = lines[0].Split(',');
        string[] seventh = lines[8].Split(',');
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seventh, Has.Length.EqualTo(header.Length));
            Assert.That(seventh[Array.IndexOf(header, "mean")], Is.Empty);
            Assert.That(seventh[Array.IndexOf(header, "state")], Is.EqualTo("unknown"));
            Assert.That(seventh[Array.IndexOf(header, "name")], Is.EqualTo("青海卫视"));
            Assert.That(seventh[Array.IndexOf(header, "key")], Is.EqualTo("service_bitrate"));
            Assert.That(lines[13].Split(',')[Array.IndexOf(header, "missing_seconds")], Is.EqualTo("1"));
        }
    }

    [Test]
    public async Task States_are_intervals_and_what_is_not_kept_is_missing()
    {
        JsonArray intervals = (await _engine.GetAsync<JsonArray>(
            $"/api/v1/query/states?entity={ReportingProbe.ServiceA}&indicator={Catalogue.PmtError2.Id.Value}&{Range}"))[0]!["intervals"]!.AsArray();

        Assert.That(
            intervals.Select(i => ((((long)i!["from"]!) / 1000) - _start, (((long)i["to"]!) / 1000) - _start, (string)i["state"]!)),
            Is.EqualTo(new (long, long, string)[] { (0, 5, "ok"), (5, 9, "fault"), (9, 12, "ok"), (12, 14, "missing"), (14, 20, "ok") }));
    }

    [TestCase("&step=0", "step:")]
    [TestCase("&format=xml", "format:")]
    [TestCase("&indicator=nonsense", "indicator:")]
    [TestCase("&entity=nobody", "no series")]
    [TestCase("&entity=a/b/c/d", "entity:")]
    public async Task A_question_with_a_mistake_gets_one_line(string more, string expected)
    {
        using HttpResponseMessage response = await _engine.Client.GetAsync(new Uri($"/api/v1/query/steps?{Range}{more}", UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["detail"]!, Does.StartWith(expected));
    }

    /// <summary>What Grafana sends for a panel: a form, a start and an end in seconds, and a step.</summary>
    [Test]
    public async Task A_panel_of_Grafana_is_answered_and_what_is_not_known_is_left_out()
    {
        JsonObject data = await RangeAsync($$"""{{Bitrate}}{service="101"}""", 0, 19, "1");
        JsonArray result = data["result"]!.AsArray();

        Assert.That((string)data["resultType"]!, Is.EqualTo("matrix"));
        Assert.That(result, Has.Count.EqualTo(1));
        var values = result[0]!["values"]!.AsArray().ToDictionary(v => (long)v![0]! - _start, v => (string)v![1]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)result[0]!["metric"]!["__name__"]!, Is.EqualTo(Bitrate));
            Assert.That((string)result[0]!["metric"]!["name"]!, Is.EqualTo("青海卫视"));
            Assert.That(values.ContainsKey(7), Is.False, "not measured");
            Assert.That(values[6], Is.EqualTo("1000006"));
            Assert.That(values[13], Is.EqualTo("1000011"), "the newest within the lookback");
            Assert.That(values, Has.Count.EqualTo(19));
        }
    }

    [TestCase("sum_over_time(monitoring_pmt_error_2{service='101'}[10s])", 9, "8")]
    [TestCase("max_over_time(monitoring_pmt_error_2{service='101'}[1m])", 19, "2")]
    [TestCase("count_over_time(monitoring_service_bitrate{service='101'}[20s])", 19, "17")]
    [TestCase("avg_over_time(monitoring_service_bitrate{service='101'}[10s])", 9, "1000004.2222222222")]
    [TestCase("last_over_time(monitoring_service_bitrate{service='101'}[5s] offset 10s)", 19, "1000009")]
    [TestCase("monitoring_pmt_error_2_state{service='101'}", 6, "3")]
    [TestCase("monitoring_service_bitrate_state{service='101'}", 7, "0")]
    [TestCase("sum(monitoring_service_bitrate)", 3, "9000003")]
    [TestCase("sum by (input) (monitoring_service_bitrate) / 1e6", 3, "9.000003")]
    [TestCase("count(monitoring_service_bitrate) without (service, entity, name)", 3, "2")]
    [TestCase("monitoring_service_bitrate{service='101'} - monitoring_service_bitrate{service='101'}", 3, "0")]
    [TestCase("monitoring_service_bitrate{service=~'1.1', probe!='x'} > 1000002", 3, "1000003")]
    [TestCase("-(2 + 3) * 4 + monitoring_service_bitrate{service='101'} * 0", 3, "-20")]
    public async Task An_expression_comes_to_what_it_is_by_hand(string query, int second, string expected)
    {
        JsonObject data = await RangeAsync(query, second, second, "15s");
        Assert.That(
            data["result"]!.AsArray().Select(r => (string)r!["values"]![0]![1]!), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public async Task The_check_of_a_data_source_is_a_plain_sum()
    {
        JsonObject answer = await _engine.GetAsync<JsonObject>("/api/prometheus/api/v1/query?query=1%2B1&time=4");
        Assert.That(answer["data"]!.ToJsonString(), Is.EqualTo("""{"resultType":"scalar","result":[4,"2"]}"""));
    }

    [Test]
    public async Task Names_and_labels_are_listed()
    {
        JsonObject names = await _engine.GetAsync<JsonObject>("/api/prometheus/api/v1/label/__name__/values");
        Assert.That(names["data"]!.AsArray().Select(n => (string)n!), Does.Contain(Bitrate).And.Contain("monitoring_pmt_error_2_state"));
        JsonObject services = await _engine.GetAsync<JsonObject>("/api/prometheus/api/v1/label/service/values?match[]=monitoring_service_bitrate");
        Assert.That(services["data"]!.ToJsonString(), Is.EqualTo("""["101","102"]"""));
        JsonObject series = await _engine.GetAsync<JsonObject>("/api/prometheus/api/v1/series?match[]=monitoring_ts_bitrate");
        Assert.That((string)series["data"]![0]!["entity"]!, Is.EqualTo(ReportingProbe.Input));
        JsonObject metadata = await _engine.GetAsync<JsonObject>("/api/prometheus/api/v1/metadata");
        Assert.That((string)metadata["data"]!["monitoring_pmt_error_2"]![0]!["help"]!, Does.StartWith("1.5.a PMT_error_2"));
    }

    [TestCase("", "query:")]
    [TestCase("rate(monitoring_pmt_error_2[5m])", "query: rate is for counters")]
    [TestCase("histogram_quantile(0.9, x)", "query: the function histogram_quantile is not known")]
    [TestCase("monitoring_service_bitrate{", "query: it ends too early")]
    [TestCase("x{a=\"b\"} )", "query: ')' at")]
    [TestCase("x{a=~\"(\"}", "query: the regular expression of label a")]
    [TestCase("max_over_time(x[5y])", "query: '5y' at")]
    [TestCase("1 > 2", "query: a comparison")]
    public async Task What_is_not_understood_is_named(string query, string expected)
    {
        using HttpResponseMessage response = await _engine.Client.GetAsync(
            new Uri($"/api/prometheus/api/v1/query?query={Uri.EscapeDataString(query)}", UriKind.Relative));
        JsonNode answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)answer["status"]!, Is.EqualTo("error"));
        Assert.That((string)answer["error"]!, Does.StartWith(expected));
    }

    [Test]
    public async Task Parentheses_without_end_are_refused_and_do_no_harm()
    {
        using FormUrlEncodedContent form = new([KeyValuePair.Create("query", new string('(', 4000))]);
        using HttpResponseMessage response = await _engine.Client.PostAsync(new Uri("/api/prometheus/api/v1/query", UriKind.Relative), form);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private string Range => FormattableString.Invariant($"from={Iso(_start)}&to={Iso(_start + 20)}");

    private string Steps(string more) => $"/api/v1/query/steps?entity={ReportingProbe.ServiceA}&indicator=service_bitrate&{Range}{more}";

    private static string Iso(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);

    private async Task<JsonObject> RangeAsync(string query, long from, long to, string step)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["query"] = query,
            ["start"] = FormattableString.Invariant($"{_start + from}"),
            ["end"] = FormattableString.Invariant($"{_start + to}"),
            ["step"] = step,
        });
        using HttpResponseMessage response = await _engine.Client.PostAsync(new Uri("/api/prometheus/api/v1/query_range", UriKind.Relative), form);
        string text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        return JsonNode.Parse(text)!["data"]!.AsObject();
    }
}
