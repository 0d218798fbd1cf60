using Monitoring.Contracts.Indicators;

namespace Monitoring.Storage;

/// <summary>One column of a batch's windows.</summary>
/// <param name="Entity">Index into <see cref="BatchSchema.Entities"/>.</param>
/// <param name="Indicator">May be a number this version's catalogue does not know.</param>
/// <param name="Qualifier">The part of the entity, e.g. <c>pid:256</c>; empty for the whole.</param>
/// <param name="Scale10">The wire value is round(value * 10^Scale10).</param>
public readonly record struct DictionarySeries(int Entity, IndicatorId Indicator, string Qualifier, byte Scale10);
