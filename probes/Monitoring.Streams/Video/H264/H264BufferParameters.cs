using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.H264;

/// <summary>
/// hrd_parameters(), ITU-T H.264 §E.1.2: the last of its schedules, the one with the greatest rate.
/// <code>
/// cpb_cnt_minus1                  ue(v)
/// bit_rate_scale                  u(4)
/// cpb_size_scale                  u(4)
/// for each: bit_rate_value_minus1 ue(v), cpb_size_value_minus1 ue(v), cbr_flag u(1)
/// initial_cpb_removal_delay_length_minus1 u(5)
/// cpb_removal_delay_length_minus1 u(5)
/// dpb_output_delay_length_minus1  u(5)
/// time_offset_length              u(5)
/// </code>
/// </summary>
/// <param name="BitsPerSecond">BitRate.</param>
/// <param name="BufferBits">CpbSize.</param>
/// <param name="IsConstant">cbr_flag.</param>
public readonly record struct H264BufferParameters(long BitsPerSecond, long BufferBits, bool IsConstant)
{
    private const int MostSchedules = 32;

    /// <summary>cpb_cnt_minus1 + 1.</summary>
    public int Schedules { get; private init; }

    /// <summary>initial_cpb_removal_delay_length_minus1 + 1.</summary>
    public int InitialDelayBits { get; private init; }

    /// <summary>cpb_removal_delay_length_minus1 + 1.</summary>
    public int RemovalDelayBits { get; private init; }

    /// <summary>dpb_output_delay_length_minus1 + 1.</summary>
    public int OutputDelayBits { get; private init; }

    internal static H264BufferParameters? Read(ref BitReader bits)
    {
        uint schedules = bits.ReadExpGolomb() + 1;
        int rateScale = (int)bits.Read(4) + 6;
        int sizeScale = (int)bits.Read(4) + 4;
        if (schedules is 0 or > MostSchedules)
        {
            return null;
        }

        H264BufferParameters last = default;
        for (uint schedule = 0; schedule < schedules && !bits.IsPastEnd; schedule++)
        {
            last = new H264BufferParameters(
                (bits.ReadExpGolomb() + 1L) << rateScale, (bits.ReadExpGolomb() + 1L) << sizeScale, bits.ReadFlag());
        }

        last = last with
        {
            Schedules = (int)schedules,
            InitialDelayBits = (int)bits.Read(5) + 1,
            RemovalDelayBits = (int)bits.Read(5) + 1,
            OutputDelayBits = (int)bits.Read(5) + 1,
        };
        bits.Skip(5);
        return last;
    }
}
