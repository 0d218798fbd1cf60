using System.Collections.Concurrent;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Probe.Pipelines;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Keeps the edges of conditions, and changes.</summary>
internal sealed class RecordingConditions : IConditionOutlet
{
    private readonly ConcurrentQueue<(string Path, IndicatorId Indicator, bool Raise, string Text)> _edges = new();

    private readonly ConcurrentQueue<(IndicatorId Indicator, Attribution Who)> _blamed = new();

    /// <summary>Who was blamed for what was raised.</summary>
    public IReadOnlyList<(IndicatorId Indicator, Attribution Who)> Blamed => [.. _blamed];

    private readonly ConcurrentQueue<(string Path, string Kind, string Text, string Before, string After)> _changes = new();

    public IReadOnlyList<(string Path, string Kind, string Text, string Before, string After)> Changes => [.. _changes];

    public IReadOnlyList<(string Path, IndicatorId Indicator, bool Raise, string Text)> Edges => [.. _edges];

    public void OnCondition(
        Entity entity, IndicatorId indicator, bool raise, long atUtcNanoseconds, string reason, Explanation why, Attribution attribution,
        IReadOnlyList<int> pids)
    {
        _edges.Enqueue((entity.Path, indicator, raise, why.Text));
        if (raise)
        {
            _blamed.Enqueue((indicator, attribution));
        }
    }

    public void OnChange(
        Entity entity, long atUtcNanoseconds, string kind, string text, string before, string after, IReadOnlyList<int> pids) =>
        _changes.Enqueue((entity.Path, kind, text, before, after));
}
