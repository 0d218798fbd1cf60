using System.Diagnostics.Metrics;
using System.Text.Json;
using NUnit.Framework;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using KeptSeconds = System.Collections.Generic.Dictionary<string, (System.DateTimeOffset At, double? Value, Monitoring.Contracts.Measurements.VerdictState State)[]>;

namespace Monitoring.Engine.Tests.Otlp;

/// <summary>The exporter that programs use, as it comes, against a whole engine.</summary>
[TestFixture]
internal sealed class SdkTests
{
    [Test]
    public async Task What_the_sdk_exports_is_found_by_query_and_by_prometheus()
    {
        await using OtlpEngine otlp = await OtlpEngine.StartAsync();
        using Meter meter = new("Encoder.Test");
        using MeterProvider provider = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateEmpty().AddService("Encoder 7", serviceInstanceId: "a1"))
            .AddMeter(meter.Name)
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Endpoint = new Uri(otlp.Engine.OtlpAddress, "/v1/metrics");
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 3_600_000;
            })
            .Build();
        Counter<long> frames = meter.CreateCounter<long>("encoder.frames", "{frame}");
        Histogram<double> delay = meter.CreateHistogram<double>("encoder.delay", "s");
        meter.CreateObservableGauge("encoder.temperature", () => new Measurement<double>(61.25, new KeyValuePair<string, object?>("sensor", "cpu/0")), "Cel");
        frames.Add(41, new KeyValuePair<string, object?>("type", "I"));
        frames.Add(1, new KeyValuePair<string, object?>("type", "I"));
        delay.Record(0.5);
        delay.Record(0.25);

        Assert.That(provider.ForceFlush(10_000), Is.True, "the exporter says that it was taken");

        const string Source = "encoder-7/a1 9510 ";
        KeptSeconds read = await otlp.ReadAsync();
        Assert.Multiple(() =>
        {
            Assert.That(read[Source + "encoder.frames:%7bframe%7d{type=I}"][^1].Value, Is.EqualTo(42));
            Assert.That(read[Source + "encoder.delay.count"][^1].Value, Is.EqualTo(2));
            Assert.That(read[Source + "encoder.delay.sum:s"][^1].Value, Is.EqualTo(0.75));
            Assert.That(read[Source + "encoder.temperature:Cel{sensor=cpu/0}"][^1].Value, Is.EqualTo(61.25));
        });

        JsonElement answer = await otlp.Engine.GetAsync<JsonElement>(
            $"/api/prometheus/api/v1/query?query={Uri.EscapeDataString("otlp_encoder_frames{type=\"I\"}")}");
        JsonElement found = answer.GetProperty("data").GetProperty("result")[0];
        Assert.That(found.GetProperty("value")[1].GetString(), Is.EqualTo("42"));
        Assert.That(found.GetProperty("metric").GetProperty("entity").GetString(), Is.EqualTo("encoder-7/a1"));
        Assert.That(found.GetProperty("metric").GetProperty("unit").GetString(), Is.EqualTo("{frame}"));
    }
}
