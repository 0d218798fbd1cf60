using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>One series as intervals of equal state.</summary>
public sealed record SeriesStates(SeriesDescriptor Series, IReadOnlyList<StateInterval> Intervals);
