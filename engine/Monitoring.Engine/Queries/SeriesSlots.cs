using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>One series in steps, which are made while they are read.</summary>
public sealed record SeriesSlots(SeriesDescriptor Series, IEnumerable<Slot> Slots);
