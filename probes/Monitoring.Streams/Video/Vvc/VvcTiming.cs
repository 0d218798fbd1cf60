using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>
/// general_timing_hrd_parameters() and ols_timing_hrd_parameters(), ITU-T H.266 §7.3.5: how long a tick is, and how many a picture takes.
/// <code>
/// num_units_in_tick                  u(32)
/// time_scale                         u(32)
/// general_nal_hrd_params_present_flag u(1)
/// general_vcl_hrd_params_present_flag u(1)
/// if either:
///   general_same_pic_timing_in_all_ols_flag u(1)
///   general_du_hrd_params_present_flag u(1), tick_divisor_minus2 u(8) if set
///   bit_rate_scale                   u(4)
///   cpb_size_scale                   u(4)
///   cpb_size_du_scale                u(4)   with decoding units
///   hrd_cpb_cnt_minus1               ue(v)
/// for each sublayer told of:
///   fixed_pic_rate_general_flag      u(1)
///   fixed_pic_rate_within_cvs_flag   u(1)   unless general
///   elemental_duration_in_tc_minus1  ue(v)  of a fixed rate
///   low_delay_hrd_flag               u(1)   of another, with one schedule
///   schedules
/// </code>
/// </summary>
internal static class VvcTiming
{
    private const uint MostSchedules = 32;
    private const uint LongestPicture = 2048;

    /// <summary>Pictures a second of the highest sublayer; null where its rate is not fixed. False where the numbers cannot be.</summary>
    public static bool TryRead(ref BitReader bits, int subLayersMinus1, out Ratio? rate)
    {
        uint ticks = bits.Read(32);
        uint scale = bits.Read(32);
        rate = null;
        int kinds = (bits.ReadFlag() ? 1 : 0) + (bits.ReadFlag() ? 1 : 0);
        bool hasUnits = false;
        uint schedules = 1;
        if (kinds > 0)
        {
            bits.Skip(1);
            hasUnits = bits.ReadFlag();
            bits.Skip(hasUnits ? 20 : 8);
            schedules = bits.ReadExpGolomb() + 1;
        }

        if (schedules is 0 or > MostSchedules)
        {
            return false;
        }

        int layers = subLayersMinus1 > 0 && bits.ReadFlag() ? subLayersMinus1 + 1 : 1;
        for (int layer = 0; layer < layers && !bits.IsPastEnd; layer++)
        {
            rate = null;
            if (bits.ReadFlag() || bits.ReadFlag())
            {
                uint duration = bits.ReadExpGolomb() + 1;
                if (duration is 0 or > LongestPicture)
                {
                    return false;
                }

                rate = Ratio.Of(scale, (long)ticks * duration);
            }
            else
            {
                bits.Skip(kinds > 0 && schedules == 1 ? 1 : 0);
            }

            SkipSchedules(ref bits, kinds * schedules, hasUnits);
        }

        return true;
    }

    private static void SkipSchedules(ref BitReader bits, long schedules, bool hasUnits)
    {
        for (long schedule = 0; schedule < schedules && !bits.IsPastEnd; schedule++)
        {
            for (int number = 0; number < (hasUnits ? 4 : 2); number++)
            {
                _ = bits.ReadExpGolomb();
            }

            bits.Skip(1);
        }
    }
}
