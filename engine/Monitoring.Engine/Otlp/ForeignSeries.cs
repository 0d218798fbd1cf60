using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Engine.Otlp;

/// <summary>A series that something elsewhere measures.</summary>
/// <param name="Entity">What is measured.</param>
/// <param name="Indicator">The quantity of ours that it is, or <see cref="Catalogue.Otlp"/>.</param>
/// <param name="Qualifier">Its name where it has one of its own, as <see cref="SeriesName"/> writes it; empty for a quantity of ours.</param>
/// <param name="Scale10">How its values are written.</param>
internal readonly record struct ForeignSeries(EntityId Entity, IndicatorId Indicator, string Qualifier, byte Scale10);
