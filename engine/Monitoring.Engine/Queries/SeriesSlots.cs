using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>One series in steps.</summary>
public sealed record SeriesSlots(SeriesDescriptor Series, IReadOnlyList<Slot> Slots);
