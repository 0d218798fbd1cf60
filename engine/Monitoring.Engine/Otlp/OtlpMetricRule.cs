using Monitoring.Contracts.Indicators;

namespace Monitoring.Engine.Otlp;

/// <summary>What becomes of a metric.</summary>
/// <param name="Metric">Its name; with <c>*</c> at the end, all names that begin so.</param>
/// <param name="Indicator">The quantity of ours that it is; null keeps it under its own name.</param>
/// <param name="Factor">What its values are multiplied by.</param>
/// <param name="IsDropped">It is not kept.</param>
public sealed record OtlpMetricRule(string Metric, Indicator? Indicator, double Factor, bool IsDropped);
