using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Spooling;

/// <summary>A batch that waits for its acknowledgement.</summary>
/// <param name="Sequence">Its sequence, given once in a spool.</param>
/// <param name="Epoch">The epoch the engine is told.</param>
/// <param name="Written">The epoch it was written in.</param>
/// <param name="Lane">Windows or events.</param>
/// <param name="DictionaryId">The dictionary it needs.</param>
/// <param name="MeasuredUnixMilliseconds">When it was measured, UTC.</param>
/// <param name="Segment">Where it lies.</param>
/// <param name="Position">And at which byte.</param>
internal sealed record PendingBatch(
    ulong Sequence, Guid Epoch, Guid Written, Lane Lane, ulong DictionaryId, long MeasuredUnixMilliseconds, SpoolSegment Segment, long Position);
