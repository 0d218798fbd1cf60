using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>Passes over ref_pic_list_struct() of all lists of a sequence parameter set, ITU-T H.266 §7.3.10.</summary>
/// <param name="IsWeighted">sps_weighted_pred_flag or sps_weighted_bipred_flag.</param>
/// <param name="IsLongTerm">sps_long_term_ref_pics_flag.</param>
/// <param name="IsInterLayer">sps_inter_layer_prediction_enabled_flag.</param>
/// <param name="OrderCountBits">sps_log2_max_pic_order_cnt_lsb_minus4 + 4.</param>
internal readonly record struct VvcReferenceLists(bool IsWeighted, bool IsLongTerm, bool IsInterLayer, int OrderCountBits)
{
    private const uint MostLists = 64;
    private const uint MostEntries = 29;

    /// <summary>From sps_rpl1_same_as_rpl0_flag to the end of the lists; false where they cannot be.</summary>
    public bool Skip(ref BitReader bits)
    {
        int kinds = bits.ReadFlag() ? 1 : 2;
        for (int kind = 0; kind < kinds; kind++)
        {
            uint lists = bits.ReadExpGolomb();
            if (lists > MostLists)
            {
                return false;
            }

            for (uint list = 0; list < lists && !bits.IsPastEnd; list++)
            {
                if (!SkipList(ref bits))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool SkipList(ref BitReader bits)
    {
        uint entries = bits.ReadExpGolomb();
        if (entries > MostEntries)
        {
            return false;
        }

        bool inHeader = IsLongTerm && entries > 0 && bits.ReadFlag();
        for (uint entry = 0; entry < entries && !bits.IsPastEnd; entry++)
        {
            if (IsInterLayer && bits.ReadFlag())
            {
                _ = bits.ReadExpGolomb();
            }
            else if (!IsLongTerm || bits.ReadFlag())
            {
                uint distance = bits.ReadExpGolomb();
                bits.Skip(distance > 0 || !IsWeighted || entry == 0 ? 1 : 0);
            }
            else
            {
                bits.Skip(inHeader ? 0 : OrderCountBits);
            }
        }

        return true;
    }
}
