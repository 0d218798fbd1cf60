using Monitoring.Analysis;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Probe.Pipelines;

/// <summary>One figure of one window.</summary>
/// <param name="Scope">The input as a whole, or one service of it.</param>
/// <param name="Indicator">What was measured.</param>
/// <param name="Pid">The PID it is about; -1 for none.</param>
/// <param name="State">What is known.</param>
/// <param name="Value">Means something only where the state has a value.</param>
internal readonly record struct Sample(Scope Scope, IndicatorId Indicator, int Pid, VerdictState State, double Value);
