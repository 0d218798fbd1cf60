using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage;

/// <summary>One series' part of a window.</summary>
/// <param name="Series">Index into <see cref="BatchSchema.Series"/>.</param>
/// <param name="State">What is known.</param>
/// <param name="Scaled">round(value * 10^scale10); 0 where the state carries no value.</param>
/// <param name="Value">The value; NaN where the state carries none.</param>
public readonly record struct Measurement(int Series, VerdictState State, long Scaled, double Value);
