using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>Keeps the measurements of one window.</summary>
internal sealed class RecordedWindow : IMeasurementSink
{
    private readonly Dictionary<(Scope Scope, IndicatorId Indicator, int Pid), (VerdictState State, double Value)> _values = [];

    public void Measure(Scope scope, IndicatorId indicator, int pid, VerdictState state, double value) =>
        _values.Add((scope, indicator, pid), (state, value));

    public bool Has(Scope scope, Indicator indicator) => _values.ContainsKey((scope, indicator.Id, -1));

    public VerdictState State(Indicator indicator, Scope scope = default, int pid = -1) => _values[(scope, indicator.Id, pid)].State;

    public double Value(Indicator indicator, Scope scope = default, int pid = -1) => _values[(scope, indicator.Id, pid)].Value;
}
