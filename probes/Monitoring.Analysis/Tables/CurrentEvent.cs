using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>The present or the following event of a service.</summary>
internal sealed record CurrentEvent(ushort EventId, DvbTime Start, DvbDuration Duration, RunningStatus RunningStatus, string? Name);
