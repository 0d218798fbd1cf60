using Monitoring.Streams.Bits;

namespace Monitoring.Analysis.Elementary;

/// <summary>What a picture itself says of when it leaves the buffer of the decoder; null where it does not.</summary>
internal record struct BufferSchedule
{
    /// <summary>vbv_delay of MPEG-2 video: 90 kHz ticks from the last byte of its picture_start_code to when it is taken out.</summary>
    public int? VbvDelay;

    /// <summary>
    /// initial_cpb_removal_delay of H.264 and HEVC, of the schedule <see cref="Monitoring.Streams.Video.VideoFormat.BufferBits"/> tells of: 90 kHz
    /// ticks from its first byte to when it is taken out.
    /// </summary>
    public long? InitialRemoval;

    /// <summary>cpb_removal_delay of H.264 and HEVC, in clock ticks, from when the last picture with an initial delay before it was taken out.</summary>
    public long? Removal;

    /// <summary>The clock tick, in seconds.</summary>
    public Ratio? Tick;
}
