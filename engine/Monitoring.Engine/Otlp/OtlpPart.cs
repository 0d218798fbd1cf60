namespace Monitoring.Engine.Otlp;

/// <summary>One number of a data point.</summary>
/// <param name="Name">What it is of the point: empty for the value itself, else <c>count</c>, <c>sum</c>, <c>min</c>, <c>max</c> or <c>quantile</c>.</param>
/// <param name="Quantile">Which quantile it is; empty for all else.</param>
/// <param name="Value">The number.</param>
internal readonly record struct OtlpPart(string Name, string Quantile, double Value);
