using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// video_parameter_set_rbsp(), ITU-T H.265 §7.3.2.1, up to its first buffer parameters:
/// <code>
/// vps_video_parameter_set_id               u(4)
/// vps_base_layer_internal_flag, vps_base_layer_available_flag u(1), u(1)
/// vps_max_layers_minus1                    u(6)
/// vps_max_sub_layers_minus1                u(3)
/// vps_temporal_id_nesting_flag             u(1)
/// vps_reserved_0xffff_16bits               u(16)
/// profile_tier_level()
/// vps_sub_layer_ordering_info_present_flag u(1), three ue(v) for each sub-layer told of
/// vps_max_layer_id                         u(6)
/// vps_num_layer_sets_minus1                ue(v)
/// layer_id_included_flag                   u(1)  for each layer of each set but the first
/// vps_timing_info_present_flag             u(1)
/// vps_num_units_in_tick, vps_time_scale    u(32), u(32)
/// vps_poc_proportional_to_timing_flag      u(1), vps_num_ticks_poc_diff_one_minus1 ue(v) if set
/// vps_num_hrd_parameters                   ue(v)
/// hrd_layer_set_idx                        ue(v)
/// hrd_parameters()
/// </code>
/// </summary>
/// <param name="Id">vps_video_parameter_set_id.</param>
/// <param name="Level">profile_tier_level().</param>
/// <param name="PictureRate">vps_time_scale divided by vps_num_units_in_tick: pictures a second.</param>
/// <param name="Buffer">The first hrd_parameters(); null without any.</param>
public readonly record struct HevcVideoParameters(
    int Id, HevcProfileTierLevel Level, Ratio? PictureRate, HevcBufferParameters? Buffer)
{
    /// <summary>nal_unit_type.</summary>
    public const int NalUnitType = 32;

    private const int MostSubLayers = 6;
    private const uint MostLayerSets = 1024;

    /// <summary>Reads the NAL unit, from its header on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out HevcVideoParameters parameters)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isSound = ((bits.Read(16) >> 9) & 0x3F) == NalUnitType;
        int id = (int)bits.Read(4);
        bits.Skip(8);
        int subLayers = (int)bits.Read(3);
        bits.Skip(17);
        isSound &= subLayers <= MostSubLayers;
        subLayers = Math.Min(subLayers, MostSubLayers);
        var level = HevcProfileTierLevel.Read(ref bits, subLayers);
        int told = bits.ReadFlag() ? subLayers + 1 : 1;
        for (int number = 0; number < 3 * told; number++)
        {
            _ = bits.ReadExpGolomb();
        }

        uint layers = bits.Read(6) + 1;
        uint sets = bits.ReadExpGolomb();
        isSound &= sets < MostLayerSets;
        bits.Skip(isSound ? (long)sets * layers : 0);
        Ratio? rate = null;
        HevcBufferParameters? buffer = null;
        if (isSound && bits.ReadFlag())
        {
            uint units = bits.Read(32);
            rate = Ratio.Of(bits.Read(32), units);
            isSound = ReadBuffer(ref bits, subLayers, out buffer);
        }

        parameters = new HevcVideoParameters(id, level, rate, buffer);
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSound ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    private static bool ReadBuffer(ref BitReader bits, int subLayers, out HevcBufferParameters? buffer)
    {
        buffer = null;
        if (bits.ReadFlag())
        {
            _ = bits.ReadExpGolomb();
        }

        if (bits.ReadExpGolomb() == 0)
        {
            return true;
        }

        _ = bits.ReadExpGolomb();
        return HevcBufferParameters.TryRead(ref bits, subLayers, out buffer);
    }
}
