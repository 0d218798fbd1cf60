using Monitoring.Testing.Otlp;

namespace Monitoring.Load.Sending;

/// <summary>Metrics of some sources.</summary>
/// <param name="Sources">How many.</param>
/// <param name="Series">Series of each.</param>
/// <param name="Seconds">Seconds of each, one request for each.</param>
/// <param name="IsJson">Requests are JSON; otherwise protobuf.</param>
/// <param name="IsCompressed">Requests are compressed.</param>
internal sealed record OtlpLoad(int Sources, int Series, int Seconds, bool IsJson, bool IsCompressed)
{
    private const int PointsPerMetric = 25;

    /// <summary>Everything that is sent.</summary>
    public long Samples => (long)Sources * Series * Seconds;

    /// <summary>Name of a source.</summary>
    public static string NameOf(int source) => $"load-{source}";

    /// <summary>The request of a source for a second.</summary>
    public byte[] RequestOf(int source, DateTimeOffset at)
    {
        byte[] request = OtlpBody.Request(
            [("service.name", NameOf(source)), ("service.version", "1.0"), ("host.name", "load")],
            [.. Enumerable.Range(0, Series).Chunk(PointsPerMetric).Select((series, metric) => OtlpBody.Gauge(
                $"load.metric.{metric}",
                "By",
                [.. series.Select(i => OtlpBody.Point(at, Math.Round(i + (at.Second / 7.0), 3), at.AddHours(-1), ("interface", $"eth{i % PointsPerMetric}")))]))]);
        request = IsJson ? OtlpJsonText.Of(request) : request;
        return IsCompressed ? Zip.Of(request) : request;
    }
}
