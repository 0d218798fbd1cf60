using System.Net;
using System.Text.Json;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Access;
using Monitoring.Engine.Otlp;
using Monitoring.Engine.Tests.Api;
using NUnit.Framework;
using static Monitoring.Testing.Otlp.OtlpBody;
using KeptSeconds = System.Collections.Generic.Dictionary<string, (System.DateTimeOffset At, double? Value, Monitoring.Contracts.Measurements.VerdictState State)[]>;

namespace Monitoring.Engine.Tests.Otlp;

/// <summary>Metrics over OTLP/HTTP: what is kept, what is refused and with which words, and that nothing of it counts twice.</summary>
[TestFixture]
internal sealed class OtlpTests
{
    private const ulong Delta = 1;
    private const ulong Cumulative = 2;
    private const string Source = "gateway 9510 ";

    private static readonly (string, string)[] Gateway = [("service.name", "gateway"), ("process.pid", "7")];

    private OtlpEngine _otlp = null!;
    private DateTimeOffset _now;

    [SetUp]
    public async Task Start()
    {
        _otlp = await OtlpEngine.StartAsync();
        _now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60);
    }

    [TearDown]
    public async Task Stop() => await _otlp.DisposeAsync();

    [Test]
    public async Task Gauges_and_sums_are_kept_as_they_are_whoever_sends_them_again()
    {
        byte[] request = Request(
            Gateway,
            Gauge("temperature", "Cel", Point(_now, 61.5, null, ("b", "2"), ("a", "1")), Point(_now.AddSeconds(10), double.NaN, null, ("a", "1"), ("b", "2"))),
            Sum("requests", Cumulative, isMonotonic: true, Point(_now, 17e12, _now.AddSeconds(-5))),
            Sum("errors", Delta, isMonotonic: true, Point(_now, 3, _now.AddSeconds(-5))));

        foreach (bool overHttp2 in (bool[])[false, true, false])
        {
            OtlpSaid said = await _otlp.SendAsync(request, isZipped: true, overHttp2: overHttp2);
            Assert.That((said.Status, said.Rejected, said.Message), Is.EqualTo((HttpStatusCode.OK, 0L, string.Empty)));
        }

        KeptSeconds read = await _otlp.ReadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(read.Keys, Is.EquivalentTo((string[])
                [Source + "temperature:Cel{a=1,b=2}", Source + "requests", Source + "errors{otlp.temporality=delta}"]));
            Assert.That(read[Source + "temperature:Cel{a=1,b=2}"], Is.EqualTo(((DateTimeOffset, double?, VerdictState)[])
                [(_now, 61.5, VerdictState.Ok), (_now.AddSeconds(10), null, VerdictState.NotMeasured)]));
            Assert.That(read[Source + "requests"].Select(p => p.Value), Is.EqualTo((double?[])[0, 17e12]), "0 at its start");
            Assert.That(read[Source + "errors{otlp.temporality=delta}"].Single().Value, Is.EqualTo(3));
        });
    }

    [Test]
    public async Task Of_histograms_and_summaries_the_numbers_are_kept_and_the_buckets_are_not()
    {
        byte[] point = Message(Fixed(3, Nanoseconds(_now)), Fixed(4, 5), Real(5, 2.5), Bytes(6, new byte[16]), Bytes(7, new byte[8]), Real(11, 0.1), Real(12, 0.9));
        byte[] exponential = Message(Bytes(1, Attribute("k", "v")), Fixed(3, Nanoseconds(_now)), Fixed(4, 6), Real(12, 0.2), Real(13, 0.8));
        byte[] summary = Message(
            Fixed(3, Nanoseconds(_now)), Fixed(4, 7), Real(5, 3.5), Bytes(6, Message(Real(1, 0.99), Real(2, 0.75))), Bytes(6, Message(Real(2, 0.25))));
        byte[] empty = Message(Fixed(3, Nanoseconds(_now)));

        OtlpSaid said = await _otlp.SendAsync(Request(
            Gateway, Histogram("h", Delta, point), Metric("e", string.Empty, 10, Cumulative, 0, exponential), Metric("s", "s", 11, 0, 0, summary),
            Histogram("none", Cumulative, empty)));

        Assert.That((said.Status, said.Message), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        KeptSeconds read = await _otlp.ReadAsync();
        Assert.That(read.ToDictionary(r => r.Key[Source.Length..], r => r.Value.Single().Value), Is.EquivalentTo(new Dictionary<string, double?>
        {
            ["h.count{otlp.temporality=delta}"] = 5,
            ["h.sum:s{otlp.temporality=delta}"] = 2.5,
            ["h.min:s{otlp.temporality=delta}"] = 0.1,
            ["h.max:s{otlp.temporality=delta}"] = 0.9,
            ["e.count{k=v}"] = 6,
            ["e.min{k=v}"] = 0.2,
            ["e.max{k=v}"] = 0.8,
            ["s.count"] = 7,
            ["s.sum:s"] = 3.5,
            ["s.quantile:s{quantile=0.99}"] = 0.75,
            ["s.quantile:s{quantile=0}"] = 0.25,
            ["none.count"] = 0,
        }));
    }

    [Test]
    public async Task A_point_that_cannot_be_kept_is_told_with_its_reason_and_the_others_count()
    {
        byte[] noValue = Message(Fixed(3, Nanoseconds(_now)));
        byte[] unknown = Message(Fixed(3, Nanoseconds(_now)), Real(4, 1), Number(8, 1));
        byte[] list = Message(Fixed(3, Nanoseconds(_now)), Real(4, 1), Bytes(7, Message(Text(1, "args"), Bytes(2, Bytes(5, [])))));

        OtlpSaid said = await _otlp.SendAsync(Request(
            Gateway,
            Gauge("good", string.Empty, Point(_now, 1), Point(_now, 2), Point(_now.AddSeconds(1), double.PositiveInfinity)),
            Gauge("times", string.Empty, Point(_now.AddDays(-8), 1), Point(_now.AddDays(2), 1), Message(Real(4, 1))),
            Gauge("odd", string.Empty, noValue, unknown, list, Point(_now, 1, null, ("long", new string('x', 300)))),
            Sum("neither", 0, isMonotonic: true, Point(_now, 1)),
            Gauge(string.Empty, string.Empty, Point(_now, 1)),
            Message(Text(1, "nothing"))));

        Assert.That((said.Status, said.Rejected), Is.EqualTo((HttpStatusCode.OK, 10L)), said.Message);
        Assert.That(said.Message, Does.Contain("1 not kept: a series has two points in one second")
            .And.Contain("metric 'good' has a value that is infinite").And.Contain("2 not kept: metric 'times' has a point older than 7 days")
            .And.Contain("metric 'times' has a point without a time").And.Contain("metric 'odd' has a point without a value")
            .And.Contain("metric 'odd' has an attribute 'args' that is no text or number").And.Contain("longer than 256 characters")
            .And.Contain("metric 'neither' does not say whether it is delta or cumulative").And.Contain("a metric has no name"));
        KeptSeconds read = await _otlp.ReadAsync();
        Assert.That(read.Keys, Is.EquivalentTo((string[])[Source + "good"]), "what has no recorded value makes no series");
        Assert.That(read[Source + "good"].Single().Value, Is.EqualTo(1), "the first counts");
    }

    [Test]
    public async Task What_is_no_request_is_refused_whole()
    {
        byte[] right = Request(Gateway, Gauge("x", string.Empty, Point(_now, 1)));
        Assert.That((await _otlp.SendAsync(right[..^3])).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _otlp.SendAsync(right, type: "application/xml")).Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        OtlpSaid large = await _otlp.SendAsync(new byte[40_000_000], isZipped: true);
        Assert.That((large.Status, large.Message), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "the body may have 4194304 bytes decompressed: split it")));
        byte[] many = Request(Gateway, Metric("x", string.Empty, 5, 0, 0, [.. Enumerable.Repeat(Array.Empty<byte>(), 100_001)]));
        Assert.That((await _otlp.SendAsync(many)).Message, Does.Contain("100000 data points: send fewer at once"));
        Assert.That((await _otlp.SendAsync([])).Status, Is.EqualTo(HttpStatusCode.OK), "nothing is a request");
        Assert.That(await _otlp.ReadAsync(), Is.Empty);
        using HttpClient client = new() { BaseAddress = _otlp.Engine.OtlpAddress };
        Assert.That((await client.GetAsync(new Uri("/v1/probes/x/configuration", UriKind.Relative))).StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "the door of metrics leads nowhere else");
    }

    [Test]
    public async Task A_counter_that_begins_again_is_told_from_one_that_goes_on()
    {
        DateTimeOffset restart = _now.AddSeconds(25);
        await SendAsync(Point(_now, 100, _now.AddSeconds(-30)), Point(_now.AddSeconds(10), 140, _now.AddSeconds(-30)));
        await SendAsync(Point(_now.AddSeconds(30), 150, restart), Point(_now.AddSeconds(40), 160, restart));

        double growth = await AskAsync("increase(otlp_n[5m])", _now.AddSeconds(40));
        Assert.That(growth, Is.EqualTo(300), "0, 100, 140, again from 0 although 150 is more, 160");
        Assert.That(await AskAsync("rate(otlp_n[11s])", _now.AddSeconds(10)), Is.EqualTo(4));
        Assert.That(await AskAsync("otlp_n", _now.AddSeconds(55)), Is.EqualTo(160), "a value counts until the next is due");

        async Task SendAsync(params byte[][] points) =>
            Assert.That((await _otlp.SendAsync(Request(Gateway, Sum("n", Cumulative, isMonotonic: true, points)))).Message, Is.Empty);
    }

    [Test]
    public async Task A_source_is_no_probe_and_raises_nothing_also_after_a_restart()
    {
        await _otlp.SendAsync(Request(Gateway, Gauge("x", string.Empty, Point(_now, 1))));
        await _otlp.Engine.RestartAsync();
        Assert.That(await _otlp.Engine.GetAsync<JsonElement[]>("/api/v1/probes"), Is.Empty);
        Assert.That(await _otlp.Engine.GetAsync<Alarm[]>("/api/v1/alarms"), Is.Empty);
        Assert.That((await _otlp.Engine.GetAsync<JsonElement[]>("/api/v1/entities")).Single().GetProperty("path").GetString(), Is.EqualTo("gateway"));

        await _otlp.SendAsync(Request(Gateway, Gauge("y", string.Empty, Point(_now, 2)), Gauge("x", string.Empty, Point(_now.AddSeconds(1), 3))));
        KeptSeconds read = await _otlp.ReadAsync();
        Assert.That(read[Source + "x"].Select(p => p.Value), Is.EqualTo((double?[])[1, 3]));
        Assert.That(read[Source + "y"].Select(p => p.Value), Is.EqualTo((double?[])[2]));
    }

    [Test]
    public async Task A_source_may_have_so_many_series_and_no_more_also_after_a_restart()
    {
        await _otlp.DisposeAsync();
        _otlp = await OtlpEngine.StartAsync(o => o with { OtlpMostSeries = 100 });
        byte[] Series(int first, int count) => Request(
            Gateway, Gauge("x", string.Empty, [.. Enumerable.Range(first, count).Select(i => Point(_now.AddSeconds(first), i, null, ("i", $"{i}")))]));
        Assert.That((await _otlp.SendAsync(Series(0, 90))).Rejected, Is.Zero);
        OtlpSaid said = await _otlp.SendAsync(Series(1, 110));
        Assert.That((said.Status, said.Rejected), Is.EqualTo((HttpStatusCode.OK, 11L)));
        Assert.That(said.Message, Does.Contain("source 'gateway' has 100 series already (setting otlp.mostSeries)"));
        await _otlp.Engine.RestartAsync();
        Assert.That((await _otlp.SendAsync(Series(50, 60))).Rejected, Is.EqualTo(10));
        Assert.That((await _otlp.ReadAsync()).Count, Is.EqualTo(100));
    }

    [Test]
    public async Task Whoever_shows_a_token_reports_for_its_own_name_alone()
    {
        string token = NamedTokens.Add(_otlp.Engine.Options.TokensPath, "gateway");
        await _otlp.Engine.RestartAsync();
        byte[] own = Request(Gateway, Gauge("x", string.Empty, Point(_now, 1)));
        byte[] other = Request([("service.name", "encoder")], Gauge("x", string.Empty, Point(_now, 1)));

        Assert.That((await _otlp.SendAsync(own)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await _otlp.SendAsync(other, token)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await _otlp.SendAsync(own, token)).Message, Is.Empty);
        OtlpSaid both = await _otlp.SendAsync([.. own, .. other], token);
        Assert.That((both.Status, both.Rejected), Is.EqualTo((HttpStatusCode.OK, 1L)));
        Assert.That(both.Message, Does.Contain("is that of probe 'gateway' and not of 'encoder'"));
        Assert.That((await _otlp.ReadAsync()).Keys, Is.EqualTo((string[])[Source + "x"]));
    }

    [Test]
    public async Task A_mapping_says_which_entity_a_resource_is_and_which_quantity_a_metric()
    {
        await _otlp.DisposeAsync();
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """
            { "entities": [ { "when": { "service.name": "enc*" }, "entity": "xining-01/{host.name}" } ], // the encoders
              "metrics": [ { "metric": "out.kbps", "indicator": "ts_bitrate", "factor": 1000 }, { "metric": "delay", "factor": 1000 }, { "metric": "go.*", "drop": true } ] }
            """);
        _otlp = await OtlpEngine.StartAsync(o => o with { OtlpMapping = file });
        using (ReportingProbe probe = new(_otlp.Engine.IngestAddress))
        {
            (await probe.WindowAsync(start: _now)).Dispose();
        }

        OtlpSaid said = await _otlp.SendAsync(Request(
            [("service.name", "encoder"), ("host.name", "DTMB-33")], Gauge("out.kbps", "kbit/s", Point(_now.AddSeconds(5), 20_000.5)), Gauge("go.x", string.Empty, Point(_now, 1)),
            Histogram("delay", Delta, Message(Fixed(3, Nanoseconds(_now)), Fixed(4, 5), Real(5, 2.5)))));

        Assert.That((said.Status, said.Message), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        KeptSeconds read = await _otlp.ReadAsync();
        Assert.That(read[$"{ReportingProbe.Input} {Monitoring.Contracts.Indicators.Catalogue.TsBitrate.Id.Value} "].Select(p => p.Value), Is.EqualTo((double?[])[8_000_000, 20_000_500]));
        Assert.That(read.Keys, Has.None.Contains("go.x"));
        Assert.That(read.Single(r => r.Key.Contains("delay.count", StringComparison.Ordinal)).Value.Single().Value, Is.EqualTo(5), "measurements have no unit");
        Assert.That(read.Single(r => r.Key.Contains("delay.sum", StringComparison.Ordinal)).Value.Single().Value, Is.EqualTo(2500));
        JsonElement input = (await _otlp.Engine.GetAsync<JsonElement[]>("/api/v1/entities")).Single(e => e.GetProperty("path").GetString() == ReportingProbe.Input);
        Assert.That(input.GetProperty("medium").GetString(), Is.EqualTo("dtmb"), "what the probe said of it stands");
    }

    [Test]
    public void A_door_that_is_taken_is_named()
    {
        Assert.That(
            async () => await OtlpEngine.StartAsync(o => o with { OtlpListen = _otlp.Engine.WebAddress }),
            Throws.TypeOf<Monitoring.Engine.Configuration.StartupException>().With.Message.Contains(_otlp.Engine.WebAddress.Authority));
        Assert.That(
            async () => await OtlpEngine.StartAsync(o => o with { OtlpListen = new Uri("http://0.0.0.0:0") }),
            Throws.TypeOf<Monitoring.Engine.Configuration.StartupException>().With.Message.Contains("otlp.listen: http://0.0.0.0:0 can be reached from outside"));
    }

    [TestCase("[]", "must be an object")]
    [TestCase("{", "not valid JSON")]
    [TestCase("""{ "x": [] }""", "x is not known")]
    [TestCase("""{ "entities": [ { "entity": "A" } ] }""", "entities[0].entity must be probe")]
    [TestCase("""{ "entities": [ { "entity": "engine/{a}" } ] }""", "entities[0].entity must be probe")]
    [TestCase("""{ "entities": [ { "entity": "a", "when": { "x": 1 } } ] }""", "entities[0].when must be an object of texts")]
    [TestCase("""{ "metrics": [ { "indicator": "ts_bitrate" } ] }""", "metrics[0].metric must be the name")]
    [TestCase("""{ "metrics": [ { "metric": "x", "indicator": "pat_error_2" } ] }""", "metrics[0].indicator must be the key of a quantity")]
    [TestCase("""{ "metrics": [ { "metric": "x", "factor": 0 } ] }""", "metrics[0].factor must be a number other than 0")]
    [TestCase("""{ "metrics": [ { "metric": "x", "drop": 1 } ] }""", "metrics[0].drop must be true or false")]
    public void A_mistake_in_a_mapping_is_one_line_that_names_its_place(string text, string expected) =>
        Assert.That(
            () => OtlpMappingReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "m.json"),
            Throws.TypeOf<Monitoring.Engine.Configuration.StartupException>().With.Message.Contains($"otlp.mapping: m.json: {expected}"));

    [Test]
    public async Task Whatever_bytes_come_the_engine_answers_and_goes_on()
    {
        byte[] right = Request(
            Gateway, Gauge("x", "By", Point(_now, 1, _now, ("a", "b"))), Histogram("h", Delta, Message(Fixed(3, Nanoseconds(_now)), Fixed(4, 5))),
            Metric("s", "s", 11, 0, 0, Message(Fixed(3, Nanoseconds(_now)), Bytes(6, Message(Real(1, 0.99), Real(2, 0.75))))));
        Random random = new(20261126);
        for (int round = 0; round < 300; round++)
        {
            byte[] bytes = [.. right[..random.Next(right.Length + 1)]];
            for (int change = random.Next(6); change > 0 && bytes.Length > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.That((await _otlp.SendAsync(bytes)).Status, Is.AnyOf(HttpStatusCode.OK, HttpStatusCode.BadRequest));
        }

        Assert.That((await _otlp.SendAsync(right)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("a", "", "")]
    [TestCase("a.b", "By", "")]
    [TestCase("a:{=,}%", "{x}", "k=v")]
    [TestCase("青海", "Cel", "省=青海")]
    public void A_name_is_taken_apart_as_it_was_put_together(string name, string unit, string attribute)
    {
        KeyValuePair<string, string>[] attributes = attribute.Length == 0 ? [] : [new(attribute.Split('=')[0], attribute.Split('=')[1]), new("{,=}", "%\n")];

        var read = SeriesName.Parse(SeriesName.Of(name, unit, SeriesName.AttributesOf(attributes)));

        Assert.That((read.Name, read.Unit), Is.EqualTo((name, unit)));
        Assert.That(read.Attributes, Is.EquivalentTo(attributes));
    }

    private async Task<double> AskAsync(string query, DateTimeOffset at)
    {
        JsonElement answer = await _otlp.Engine.GetAsync<JsonElement>(
            $"/api/prometheus/api/v1/query?query={Uri.EscapeDataString(query)}&time={at.ToUnixTimeSeconds()}");
        return double.Parse(
            answer.GetProperty("data").GetProperty("result")[0].GetProperty("value")[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }
}
