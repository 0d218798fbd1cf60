using Monitoring.Analysis;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>A recording's report lists its findings; edges are for live inputs.</summary>
internal sealed class NoConditions : IConditionSink
{
    public static NoConditions Instance { get; } = new();

    public void OnCondition(in ConditionEdge edge)
    {
        // Nobody waits for them.
    }
}
