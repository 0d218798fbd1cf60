using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Elementary;

/// <summary>One access unit of an elementary stream, told when its end is known: a coded picture, an audio frame.</summary>
/// <param name="StartsAt">Byte of the elementary stream it starts at, counted from the last break.</param>
/// <param name="Size">Bytes of it in the elementary stream.</param>
/// <param name="Packet">Position of the packet that holds its first byte.</param>
/// <param name="Arrived">Time of that packet, in nanoseconds; <see cref="Timing.AnalysisClock.Unknown"/> without one.</param>
/// <param name="Pts">Its presentation time stamp; null where no PES header gave it one.</param>
/// <param name="Dts">Its decoding time stamp: that of the PES header, the PTS where there is no other; null without either.</param>
internal readonly record struct AccessUnit(
    long StartsAt, long Size, long Packet, long Arrived, Timestamp90k? Pts, Timestamp90k? Dts)
{
    /// <summary>When it leaves the buffer, as it says itself.</summary>
    public BufferSchedule Schedule { get; init; }
}
