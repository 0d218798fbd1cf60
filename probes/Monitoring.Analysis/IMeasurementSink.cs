using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis;

/// <summary>Takes what a window measured, figure by figure.</summary>
public interface IMeasurementSink
{
    /// <param name="scope">The stream or a service.</param>
    /// <param name="indicator">What was measured.</param>
    /// <param name="pid">The PID a figure is about; -1 for none.</param>
    /// <param name="state">What is known.</param>
    /// <param name="value">Means something only where the state has a value.</param>
    void Measure(Scope scope, IndicatorId indicator, int pid, VerdictState state, double value);
}
