using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// buffering_period(), ITU-T H.265 §D.2.2, the times of the last schedule:
/// <code>
/// bp_seq_parameter_set_id                  ue(v)
/// irap_cpb_params_present_flag             u(1)   without decoding units
/// cpb_delay_offset, dpb_delay_offset       u(v), u(v)  if so
/// concatenation_flag                       u(1)
/// au_cpb_removal_delay_delta_minus1        u(v)
/// for each schedule of the NAL type, then of the VCL type:
///   initial_cpb_removal_delay, initial_cpb_removal_offset u(v), u(v)
///   both again, for another arrival        u(v), u(v)  with decoding units or irap_cpb_params_present_flag
/// </code>
/// </summary>
/// <param name="InitialRemovalDelay">nal_initial_cpb_removal_delay, or that of the VCL type where there is no other: 90 kHz ticks from the first
/// byte of the picture to when it is taken out.</param>
/// <param name="Offset">nal_initial_cpb_removal_offset.</param>
public readonly record struct HevcBufferingPeriod(long InitialRemovalDelay, long Offset)
{
    /// <summary>Reads the payload of the message.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="parameters">The sequence parameters in force.</param>
    /// <param name="buffer">The buffer parameters in force.</param>
    /// <param name="period">The message.</param>
    public static ParseStatus TryRead(
        BitReader payload, in HevcSequenceParameters parameters, HevcBufferParameters? buffer, out HevcBufferingPeriod period)
    {
        period = default;
        uint id = payload.ReadExpGolomb();
        if (buffer is not { } delays || id != parameters.Id)
        {
            return payload.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Malformed;
        }

        bool hasOther = !delays.HasDecodingUnits && payload.ReadFlag();
        payload.Skip(hasOther ? delays.RemovalDelayBits + delays.OutputDelayBits : 0);
        payload.Skip(1 + delays.RemovalDelayBits);
        hasOther |= delays.HasDecodingUnits;
        for (int schedule = 0; schedule < delays.Schedules && !payload.IsPastEnd; schedule++)
        {
            long delay = payload.Read(delays.InitialDelayBits);
            period = new HevcBufferingPeriod(delay, payload.Read(delays.InitialDelayBits));
            payload.Skip(hasOther ? 2 * delays.InitialDelayBits : 0);
        }

        return payload.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Complete;
    }
}
