using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Buffers;

/// <summary>An access unit on its way to the buffers.</summary>
/// <param name="Start">Byte of the stream it starts at.</param>
/// <param name="End">Byte of the stream after it.</param>
/// <param name="Packet">Position of the packet with its first byte.</param>
/// <param name="Due">Its decoding time; null where it can never be told.</param>
internal readonly record struct TimedUnit(long Start, long End, long Packet, Timestamp90k? Due);
