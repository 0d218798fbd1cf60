namespace Monitoring.Engine.Otlp;

/// <summary>The kinds of metrics, by the number of their field in <c>Metric</c>.</summary>
internal enum OtlpShape
{
    /// <summary>The newest value.</summary>
    Gauge = 5,

    /// <summary>A sum of measurements.</summary>
    Sum = 7,

    /// <summary>Measurements in buckets with given bounds.</summary>
    Histogram = 9,

    /// <summary>Measurements in buckets whose bounds grow by a factor.</summary>
    ExponentialHistogram = 10,

    /// <summary>Quantiles the source computed.</summary>
    Summary = 11,
}
