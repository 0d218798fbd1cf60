using Monitoring.Contracts.Indicators;

namespace Monitoring.Storage;

/// <summary>Which series are wanted; null means any.</summary>
/// <param name="Entity">A path: that entity and everything below it; <c>probe/input</c> does not take <c>probe/input-2</c>.</param>
/// <param name="Indicator">One indicator.</param>
/// <param name="Qualifier">One qualifier; the empty text asks for the entity as a whole.</param>
public sealed record SeriesFilter(string? Entity = null, IndicatorId? Indicator = null, string? Qualifier = null);
