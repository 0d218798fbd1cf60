using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Storage;

/// <summary>What a series is about.</summary>
/// <param name="Id">The store's number.</param>
/// <param name="Entity">What is measured.</param>
/// <param name="Indicator">Which indicator of it; may be a number this version's catalogue does not know.</param>
/// <param name="Qualifier">The part of the entity, e.g. <c>pid:256</c>; empty for the whole.</param>
/// <param name="Scale10">Decimal digits of its values, as last announced.</param>
public sealed record SeriesDescriptor(SeriesId Id, EntityId Entity, IndicatorId Indicator, string Qualifier, byte Scale10);
