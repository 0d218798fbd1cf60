using System.Globalization;
using System.Net;
using System.Text;
using Monitoring.Contracts.Measurements;
using Monitoring.Load.Sending;
using Monitoring.Testing.Otlp;
using NUnit.Framework;
using static Monitoring.Testing.Otlp.OtlpBody;
using KeptSeconds = System.Collections.Generic.Dictionary<string, (System.DateTimeOffset At, double? Value, Monitoring.Contracts.Measurements.VerdictState State)[]>;

namespace Monitoring.Engine.Tests.Otlp;

/// <summary>Metrics over OTLP/HTTP in JSON: the same is kept, and answered, as of the same in protobuf.</summary>
[TestFixture]
internal sealed class OtlpJsonTests
{
    private const ulong Delta = 1;
    private const ulong Cumulative = 2;

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
    public async Task A_request_of_every_shape_is_kept_as_the_same_in_protobuf()
    {
        byte[] point = Message(Fixed(3, Nanoseconds(_now)), Fixed(4, 5), Real(5, 2.5), Bytes(6, new byte[16]), Real(11, 0.1), Real(12, 0.9));
        byte[] exponential = Message(Bytes(1, Attribute("k", "v")), Fixed(3, Nanoseconds(_now)), Fixed(4, 6), Real(12, 0.2), Real(13, 0.8));
        byte[] summary = Message(Fixed(3, Nanoseconds(_now)), Fixed(4, 7), Real(5, 3.5), Bytes(6, Message(Real(1, 0.99), Real(2, 0.75))));
        byte[] traced = Message(
            Fixed(3, Nanoseconds(_now)), Fixed(6, unchecked((ulong)-7)), Bytes(5, Message(Real(3, 1), Bytes(4, new byte[8]), Bytes(5, new byte[16]))));
        byte[] odd = Message(Fixed(3, Nanoseconds(_now)), Real(4, 1), Bytes(7, Message(Text(1, "args"), Bytes(2, Bytes(5, [])))));
        byte[] attributes = Message(
            Fixed(3, Nanoseconds(_now)), Real(4, 1), Bytes(7, Message(Text(1, "yes"), Bytes(2, Number(2, 1)))),
            Bytes(7, Message(Text(1, "n"), Bytes(2, Number(3, unchecked((ulong)-5))))), Bytes(7, Message(Text(1, "r"), Bytes(2, Real(4, 0.1)))));
        byte[] Of(string source) => Request(
            [("service.name", source)],
            Gauge("temperature", "Cel", Point(_now, 61.5, null, ("省", "青海")), Point(_now.AddSeconds(1), double.NaN, null, ("省", "青海"))),
            Gauge("end", string.Empty, Point(_now, double.NegativeInfinity), Message(Fixed(3, Nanoseconds(_now)), Number(8, 1)), traced, odd, attributes),
            Sum("requests", Cumulative, isMonotonic: true, Point(_now, 17e12, _now.AddSeconds(-5))),
            Sum("errors", Delta, isMonotonic: false, Point(_now, 3, _now.AddSeconds(-5))), Sum("neither", 0, isMonotonic: true, Point(_now, 1)),
            Histogram("h", Delta, point), Metric("e", string.Empty, 10, Cumulative, 0, exponential), Metric("s", "s", 11, 0, 0, summary));

        OtlpSaid binary = await _otlp.SendAsync(Of("a"));
        OtlpSaid text = await _otlp.SendAsync(OtlpJsonText.Of(Of("b")), isZipped: true, type: $"{OtlpEngine.Json}; charset=utf-8", overHttp2: true);

        Assert.That(text, Is.EqualTo(binary));
        Assert.That((text.Status, text.Rejected), Is.EqualTo((HttpStatusCode.OK, 3L)), text.Message);
        KeptSeconds read = await _otlp.ReadAsync();
        ILookup<char, (string, string)> kept = read.ToLookup(r => r.Key[0], r => (r.Key[1..], string.Join(' ', r.Value)));
        Assert.That(kept['a'].Count(), Is.EqualTo(15));
        Assert.That(kept['b'], Is.EquivalentTo(kept['a']));
    }

    [Test]
    public async Task Numbers_may_be_texts_fields_may_come_in_any_order_and_what_is_unknown_is_stepped_over()
    {
        string time = Nanoseconds(_now).ToString(CultureInfo.InvariantCulture);
        OtlpSaid said = await SendAsync($$"""
            { "later": [ { "x": null } ], "resourceMetrics": [ { "schemaUrl": "u", "scopeMetrics": [ { "scope": { "name": "n" }, "metrics": [
              { "sum": { "dataPoints": [ { "asInt": "-3", "timeUnixNano": {{time}}, "more": { "deep": [[]] }, "flags": null, "attributes": null } ],
                         "isMonotonic": null, "aggregationTemporality": 2 }, "unit": null, "name": "as\u0054ext" },
              { "name": "number", "gauge": { "dataPoints": [ { "asInt": 4, "startTimeUnixNano": "0", "timeUnixNano": "{{time}}" } ] }, "metadata": [] },
              { "name": "real", "gauge": { "dataPoints": [ { "asDouble": "1.5e3", "asInt": null, "timeUnixNano": "{{time}}" } ] } },
              { "name": "empty", "gauge": { } }, { "name": "none", "gauge": null }
            ] } ], "resource": { "droppedAttributesCount": 1, "attributes": [ { "key": "service.name", "value": { "stringValue": "c", "newValue": 1 } } ] } } ] }
            """);

        Assert.That((said.Status, said.Message), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        KeptSeconds read = await _otlp.ReadAsync();
        Assert.That(read.ToDictionary(r => r.Key, r => r.Value.Single()), Is.EquivalentTo(
            new Dictionary<string, (DateTimeOffset, double?, VerdictState)>
            {
                ["c 9510 asText"] = (_now, -3, VerdictState.Ok),
                ["c 9510 number"] = (_now, 4, VerdictState.Ok),
                ["c 9510 real"] = (_now, 1500, VerdictState.Ok),
            }));
    }

    [Test]
    public async Task What_is_no_request_is_refused_whole_with_the_place_of_it()
    {
        (string Body, string Expected)[] wrong =
        [
            ("", "is not JSON: it ends, or does not go on as JSON does, at byte 0"),
            ("""{ "resourceMetrics": [ { } ], } """, "is not JSON: it ends, or does not go on as JSON does, at byte 30"),
            ("""{ "resourceMetrics": [ { "scopeMetrics": [ { "metrics": [ { "name": "\ud800" } ] } ] } ] }""", "it has a text that is not Unicode"),
            ("[]", "what is at byte 0 must be an object"),
            ("""{ "resourceMetrics": { } }""", "what is at byte 21 must be a list"),
            ("""{ "resourceMetrics": [ { "resource": { "attributes": [ { "key": 1 } ] } } ] }""", "what is at byte 64 must be a text"),
            (""" "sum": { "aggregationTemporality": "AGGREGATION_TEMPORALITY_DELTA" } """, "must be an integer that is not negative"),
            (""" "sum": { "isMonotonic": 1 } """, "must be true or false"),
            (""" "gauge": { "dataPoints": [ { "asInt": "1.5" } ] } """, "must be an integer"),
            (""" "gauge": { "dataPoints": [ { "asDouble": "x" } ] } """, "must be a number"),
            (""" "gauge": { "dataPoints": [ { "timeUnixNano": -1 } ] } """, "must be an integer that is not negative"),
            (""" "gauge": { "dataPoints": [ 1 ] } """, "must be an object"),
        ];
        foreach ((string body, string expected) in wrong)
        {
            string whole = body.StartsWith(' ')
                ? $$"""{ "resourceMetrics": [ { "scopeMetrics": [ { "metrics": [ { "name": "x", {{body}} } ] } ] } ] }""" : body;

            OtlpSaid said = await SendAsync(whole);

            Assert.That(said.Status, Is.EqualTo(HttpStatusCode.BadRequest), body);
            Assert.That(said.Message, Does.Contain(expected).And.Not.Contain("\n"), body);
        }
    }

    [Test]
    public async Task What_is_too_much_or_too_deep_is_refused_as_in_protobuf()
    {
        OtlpSaid large = await _otlp.SendAsync(new byte[40_000_000], isZipped: true, type: OtlpEngine.Json);
        Assert.That((large.Status, large.Message), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "the body may have 4194304 bytes decompressed: split it")));
        string points = string.Join(',', Enumerable.Repeat("{}", 100_001));
        OtlpSaid many = await SendAsync($$"""{ "resourceMetrics": [ { "scopeMetrics": [ { "metrics": [ { "name": "x", "gauge": { "dataPoints": [{{points}}] } } ] } ] } ] }""");
        Assert.That((many.Status, many.Message), Is.EqualTo((HttpStatusCode.BadRequest, "a request may have 100000 data points: send fewer at once")));
        string deep = new string('[', 1_000_000) + new string(']', 1_000_000);
        Assert.That((await SendAsync($$"""{ "x": {{deep}} }""")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await SendAsync("{}")).Status, Is.EqualTo(HttpStatusCode.OK), "nothing is a request");
        OtlpSaid other = await _otlp.SendAsync([], type: "application/xml");
        Assert.That((other.Status, other.Message), Is.EqualTo((
            HttpStatusCode.UnsupportedMediaType,
            "content-type must be application/x-protobuf or application/json: set the exporter's protocol to http/protobuf")));
        Assert.That(await _otlp.ReadAsync(), Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_the_load_tool_sends_is_kept_whole(bool isJson)
    {
        OtlpLoad load = new(Sources: 2, Series: 60, Seconds: 3, isJson, IsCompressed: true);
        using OtlpSender sender = new(load, _otlp.Engine.OtlpAddress, _now);

        await sender.RunAsync(CancellationToken.None);

        KeptSeconds read = await _otlp.ReadAsync();
        Assert.That((sender.Requests, read.Count, read.Sum(r => r.Value.Count(p => p.Value is not null))), Is.EqualTo((6L, 120, (int)load.Samples)));
    }

    private Task<OtlpSaid> SendAsync(string json) => _otlp.SendAsync(Encoding.UTF8.GetBytes(json), type: OtlpEngine.Json);
}
