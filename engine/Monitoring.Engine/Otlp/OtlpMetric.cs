namespace Monitoring.Engine.Otlp;

/// <summary>What a metric says of all its points.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">UCUM unit; empty where none is told.</param>
/// <param name="IsDelta">Its points tell what came since the point before, not since the start.</param>
/// <param name="Accumulates">Its values only grow until their start is set anew.</param>
internal sealed record OtlpMetric(string Name, string Unit, bool IsDelta, bool Accumulates);
