using System.Collections.Concurrent;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Pipelines;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Keeps the edges of conditions.</summary>
internal sealed class RecordingConditions : IConditionOutlet
{
    private readonly ConcurrentQueue<(string Path, IndicatorId Indicator, bool Raise, string Text)> _edges = new();

    public IReadOnlyList<(string Path, IndicatorId Indicator, bool Raise, string Text)> Edges => [.. _edges];

    public void OnCondition(
        Entity entity, IndicatorId indicator, bool raise, long atUtcNanoseconds, string reason, string text, Attribution attribution,
        IReadOnlyList<int> pids) => _edges.Enqueue((entity.Path, indicator, raise, text));
}
