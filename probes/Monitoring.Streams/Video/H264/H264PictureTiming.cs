using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.H264;

/// <summary>
/// pic_timing(), ITU-T H.264 §D.1.3, up to the structure of the picture:
/// <code>
/// cpb_removal_delay  u(v)  with buffer parameters
/// dpb_output_delay   u(v)  with buffer parameters
/// pic_struct         u(4)  with pic_struct_present_flag
/// </code>
/// </summary>
/// <param name="RemovalDelay">cpb_removal_delay: clock ticks from when the picture before with a buffering period was taken out; null without
/// buffer parameters.</param>
/// <param name="OutputDelay">dpb_output_delay: clock ticks from there to when the picture is shown.</param>
/// <param name="Structure">pic_struct; null where it is not there.</param>
public readonly record struct H264PictureTiming(long? RemovalDelay, long? OutputDelay, int? Structure)
{
    /// <summary>Reads the payload of the message.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="parameters">The sequence parameters in force.</param>
    /// <param name="timing">The message.</param>
    public static ParseStatus TryRead(BitReader payload, in H264SequenceParameters parameters, out H264PictureTiming timing)
    {
        H264BufferParameters? buffer = parameters.Buffer;
        long? removal = buffer is { } delays ? payload.Read(delays.RemovalDelayBits) : null;
        long? output = buffer is { } shown ? payload.Read(shown.OutputDelayBits) : null;
        timing = new H264PictureTiming(removal, output, parameters.HasPictureStructure ? (int)payload.Read(4) : null);
        return payload.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Complete;
    }
}
