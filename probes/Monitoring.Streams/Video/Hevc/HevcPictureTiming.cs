using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// pic_timing(), ITU-T H.265 §D.2.3, without decoding units:
/// <code>
/// pic_struct                      u(4)  with frame_field_info_present_flag
/// source_scan_type                u(2)  likewise
/// duplicate_flag                  u(1)  likewise
/// au_cpb_removal_delay_minus1     u(v)  with buffer parameters
/// pic_dpb_output_delay            u(v)  with buffer parameters
/// </code>
/// </summary>
/// <param name="Structure">pic_struct; null where it is not there.</param>
/// <param name="RemovalDelay">au_cpb_removal_delay_minus1 + 1: clock ticks from when the picture before with a buffering period was taken out;
/// null without buffer parameters.</param>
/// <param name="OutputDelay">pic_dpb_output_delay: clock ticks from there to when the picture is shown.</param>
public readonly record struct HevcPictureTiming(int? Structure, long? RemovalDelay, long? OutputDelay)
{
    /// <summary>Reads the payload of the message.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="parameters">The sequence parameters in force.</param>
    /// <param name="buffer">The buffer parameters in force.</param>
    /// <param name="timing">The message.</param>
    public static ParseStatus TryRead(
        BitReader payload, in HevcSequenceParameters parameters, HevcBufferParameters? buffer, out HevcPictureTiming timing)
    {
        int? structure = null;
        if (parameters.HasFieldInformation)
        {
            structure = (int)payload.Read(4);
            payload.Skip(3);
        }

        long? removal = buffer is { } delays ? payload.Read(delays.RemovalDelayBits) + 1L : null;
        timing = new HevcPictureTiming(structure, removal, buffer is { } shown ? payload.Read(shown.OutputDelayBits) : null);
        return payload.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Complete;
    }
}
