using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.H264;

/// <summary>
/// buffering_period(), ITU-T H.264 §D.1.2, the times of the last schedule:
/// <code>
/// seq_parameter_set_id                    ue(v)
/// initial_cpb_removal_delay               u(v)  for each schedule of the NAL type, then of the VCL type
/// initial_cpb_removal_delay_offset        u(v)  likewise
/// </code>
/// </summary>
/// <param name="InitialRemovalDelay">initial_cpb_removal_delay of the schedule the parameters tell of: 90 kHz ticks from the first byte of
/// the picture to when it is taken out.</param>
/// <param name="Offset">initial_cpb_removal_delay_offset of it.</param>
public readonly record struct H264BufferingPeriod(long InitialRemovalDelay, long Offset)
{
    /// <summary>Reads the payload of the message.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="parameters">The sequence parameters in force.</param>
    /// <param name="period">The message.</param>
    public static ParseStatus TryRead(BitReader payload, in H264SequenceParameters parameters, out H264BufferingPeriod period)
    {
        period = default;
        uint id = payload.ReadExpGolomb();
        if (parameters.Buffer is not { } buffer || id != parameters.Id)
        {
            return payload.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Malformed;
        }

        for (int schedule = 0; schedule < buffer.Schedules && !payload.IsPastEnd; schedule++)
        {
            long delay = payload.Read(buffer.InitialDelayBits);
            period = new H264BufferingPeriod(delay, payload.Read(buffer.InitialDelayBits));
        }

        return payload.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Complete;
    }
}
