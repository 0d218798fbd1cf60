using Monitoring.Contracts.Measurements;

namespace Monitoring.Compliance;

/// <summary>Consecutive seconds of an availability indicator with the same state and value.</summary>
/// <param name="Start">First second, Unix era.</param>
/// <param name="End">First second after it.</param>
/// <param name="State">What is known.</param>
/// <param name="Cause">The indicator that explains a fault, 0 for none.</param>
public readonly record struct StateRun(long Start, long End, VerdictState State, int Cause);
