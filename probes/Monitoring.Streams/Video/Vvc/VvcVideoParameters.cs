using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>
/// video_parameter_set_rbsp(), ITU-T H.266 §7.3.2.3, up to its first profile_tier_level(); streams of one layer need none:
/// <code>
/// vps_video_parameter_set_id            u(4)
/// vps_max_layers_minus1                 u(6)
/// vps_max_sublayers_minus1              u(3)
/// vps_default_ptl_dpb_hrd_max_tid_flag  u(1)  of several layers and sublayers
/// vps_all_independent_layers_flag       u(1)  of several layers
/// for each layer:
///   vps_layer_id                        u(6)
///   vps_independent_layer_flag          u(1)  unless all are, or it is the first
///   vps_max_tid_ref_present_flag        u(1)  of one that is not
///   vps_direct_ref_layer_flag           u(1)  for each layer before, vps_max_tid_il_ref_pics_plus1 u(3) if both are set
/// vps_each_layer_is_an_ols_flag         u(1)  of several layers that are all independent
/// vps_ols_mode_idc                      u(2)  unless each is one, and all are independent
/// vps_num_output_layer_sets_minus2      u(8)  of mode 2, vps_ols_output_layer_flag u(1) for each layer of each but the first
/// vps_num_ptls_minus1                   u(8)  of several layers
/// for each: vps_pt_present_flag u(1) unless the first, vps_ptl_max_tid u(3) unless the default
/// alignment
/// profile_tier_level()
/// </code>
/// </summary>
/// <param name="Id">vps_video_parameter_set_id.</param>
/// <param name="Layers">vps_max_layers_minus1 + 1.</param>
/// <param name="Level">The first profile_tier_level().</param>
public readonly record struct VvcVideoParameters(int Id, int Layers, VvcProfileTierLevel Level)
{
    private const int MostSubLayers = 6;
    private const int ChosenSets = 2;

    /// <summary>Reads the NAL unit, from its header on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out VvcVideoParameters parameters)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isSound = VvcUnitType.Of((byte)bits.Read(16)) == VvcUnitType.VideoParameters;
        int id = (int)bits.Read(4);
        int layers = (int)bits.Read(6) + 1;
        int subLayers = (int)bits.Read(3);
        isSound &= id > 0 && subLayers <= MostSubLayers;
        bool isDefault = layers == 1 || subLayers == 0 || bits.ReadFlag();
        bool isIndependent = layers == 1 || bits.ReadFlag();
        SkipLayers(ref bits, layers, isIndependent);
        int levels = layers == 1 ? 1 : ReadSets(ref bits, layers, isIndependent);
        uint highest = (uint)subLayers;
        for (int level = 0; level < levels && !bits.IsPastEnd; level++)
        {
            bits.Skip(level > 0 ? 1 : 0);
            uint told = isDefault ? (uint)subLayers : bits.Read(3);
            highest = level == 0 ? told : highest;
        }

        bits.Align();
        isSound &= highest <= MostSubLayers;
        parameters = new VvcVideoParameters(id, layers, VvcProfileTierLevel.Read(ref bits, (int)Math.Min(highest, MostSubLayers)));
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSound ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    private static void SkipLayers(ref BitReader bits, int layers, bool areIndependent)
    {
        for (int layer = 0; layer < layers && !bits.IsPastEnd; layer++)
        {
            bits.Skip(6);
            if (layer == 0 || areIndependent || bits.ReadFlag())
            {
                continue;
            }

            bool hasHighest = bits.ReadFlag();
            for (int reference = 0; reference < layer; reference++)
            {
                bits.Skip(bits.ReadFlag() && hasHighest ? 3 : 0);
            }
        }
    }

    /// <summary>The output layer sets, and how many levels follow them.</summary>
    private static int ReadSets(ref BitReader bits, int layers, bool areIndependent)
    {
        bool isEachOne = areIndependent && bits.ReadFlag();
        uint mode = isEachOne ? 0 : areIndependent ? ChosenSets : bits.Read(2);
        bits.Skip(mode == ChosenSets ? layers * ((long)bits.Read(8) + 1) : 0);
        return (int)bits.Read(8) + 1;
    }
}
