using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// hrd_parameters(), ITU-T H.265 §E.2.2: the last schedule of the highest sub-layer, of the NAL type where there is one.
/// <code>
/// nal_hrd_parameters_present_flag        u(1)   with the common part, as all up to the lengths
/// vcl_hrd_parameters_present_flag        u(1)
/// sub_pic_hrd_params_present_flag        u(1)   if either
///   tick_divisor_minus2                  u(8)   if so
///   du_cpb_removal_delay_increment_length_minus1 u(5)
///   sub_pic_cpb_params_in_pic_timing_sei_flag    u(1)
///   dpb_output_delay_du_length_minus1    u(5)
/// bit_rate_scale, cpb_size_scale         u(4), u(4)
/// cpb_size_du_scale                      u(4)   with sub-pictures
/// initial_cpb_removal_delay_length_minus1 u(5)
/// au_cpb_removal_delay_length_minus1     u(5)
/// dpb_output_delay_length_minus1         u(5)
/// for each sub-layer:
///   fixed_pic_rate_general_flag          u(1)
///   fixed_pic_rate_within_cvs_flag       u(1)   unless general
///   elemental_duration_in_tc_minus1      ue(v)  of a fixed rate
///   low_delay_hrd_flag                   u(1)   of another
///   cpb_cnt_minus1                       ue(v)  unless low delay
///   for each type and schedule: bit_rate_value_minus1 ue(v), cpb_size_value_minus1 ue(v), both again of decoding units, cbr_flag u(1)
/// </code>
/// </summary>
/// <param name="BitsPerSecond">BitRate.</param>
/// <param name="BufferBits">CpbSize.</param>
/// <param name="IsConstant">cbr_flag.</param>
public readonly record struct HevcBufferParameters(long BitsPerSecond, long BufferBits, bool IsConstant)
{
    private const uint MostSchedules = 32;

    /// <summary>cpb_cnt_minus1 + 1 of the highest sub-layer.</summary>
    public int Schedules { get; private init; }

    /// <summary>sub_pic_hrd_params_present_flag: the buffer may be told of decoding units, which are parts of a picture.</summary>
    public bool HasDecodingUnits { get; private init; }

    /// <summary>initial_cpb_removal_delay_length_minus1 + 1.</summary>
    public int InitialDelayBits { get; private init; }

    /// <summary>au_cpb_removal_delay_length_minus1 + 1.</summary>
    public int RemovalDelayBits { get; private init; }

    /// <summary>dpb_output_delay_length_minus1 + 1.</summary>
    public int OutputDelayBits { get; private init; }

    /// <summary>Reads parameters with their common part; null where there are no schedules. False where they cannot be.</summary>
    internal static bool TryRead(ref BitReader bits, int subLayersMinus1, out HevcBufferParameters? parameters)
    {
        parameters = null;
        bool network = bits.ReadFlag();
        bool coding = bits.ReadFlag();
        HevcBufferParameters common = default;
        int rateScale = 6;
        int sizeScale = 4;
        if (network || coding)
        {
            bool hasUnits = bits.ReadFlag();
            bits.Skip(hasUnits ? 19 : 0);
            rateScale += (int)bits.Read(4);
            sizeScale += (int)bits.Read(4);
            bits.Skip(hasUnits ? 4 : 0);
            common = new HevcBufferParameters
            {
                HasDecodingUnits = hasUnits,
                InitialDelayBits = (int)bits.Read(5) + 1,
                RemovalDelayBits = (int)bits.Read(5) + 1,
                OutputDelayBits = (int)bits.Read(5) + 1,
            };
        }

        for (int layer = 0; layer <= subLayersMinus1 && !bits.IsPastEnd; layer++)
        {
            uint schedules = ReadCount(ref bits);
            if (schedules is 0 or > MostSchedules)
            {
                return false;
            }

            common = common with { Schedules = (int)schedules };
            HevcBufferParameters? first = network ? ReadSchedules(ref bits, common, rateScale, sizeScale) : null;
            HevcBufferParameters? second = coding ? ReadSchedules(ref bits, common, rateScale, sizeScale) : null;
            parameters = first ?? second;
        }

        return true;
    }

    /// <summary>How many schedules a sub-layer has, with what is said of its rate before.</summary>
    private static uint ReadCount(ref BitReader bits)
    {
        bool isFixed = bits.ReadFlag() || bits.ReadFlag();
        if (isFixed)
        {
            _ = bits.ReadExpGolomb();
        }

        bool isLowDelay = !isFixed && bits.ReadFlag();
        return isLowDelay ? 1 : bits.ReadExpGolomb() + 1;
    }

    private static HevcBufferParameters ReadSchedules(ref BitReader bits, in HevcBufferParameters common, int rateScale, int sizeScale)
    {
        HevcBufferParameters last = common;
        for (int schedule = 0; schedule < common.Schedules && !bits.IsPastEnd; schedule++)
        {
            long rate = (bits.ReadExpGolomb() + 1L) << rateScale;
            long size = (bits.ReadExpGolomb() + 1L) << sizeScale;
            if (common.HasDecodingUnits)
            {
                _ = bits.ReadExpGolomb();
                _ = bits.ReadExpGolomb();
            }

            last = common with { BitsPerSecond = rate, BufferBits = size, IsConstant = bits.ReadFlag() };
        }

        return last;
    }
}
