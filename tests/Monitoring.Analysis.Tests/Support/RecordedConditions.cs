using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Tests.Support;

/// <summary>Keeps every edge.</summary>
internal sealed class RecordedConditions : IConditionSink
{
    private readonly List<ConditionEdge> _edges = [];

    public IReadOnlyList<ConditionEdge> Edges => _edges;

    public IEnumerable<ConditionEdge> Raised => _edges.Where(e => e.Raise);

    public void OnCondition(in ConditionEdge edge) => _edges.Add(edge);

    public IEnumerable<ConditionEdge> Of(Indicator indicator) => _edges.Where(e => e.Indicator == indicator.Id);
}
