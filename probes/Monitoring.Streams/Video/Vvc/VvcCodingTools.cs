using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>
/// What a sequence parameter set says of coding tools, ITU-T H.266 §7.3.2.4 from sps_entropy_coding_sync_enabled_flag to the virtual
/// boundaries: nothing of it is shown, but the timing lies behind it and its length depends on what it says.
/// </summary>
/// <param name="SubLayers">sps_max_sublayers_minus1.</param>
/// <param name="Chroma">sps_chroma_format_idc.</param>
/// <param name="TreeBits">CtbLog2SizeY.</param>
/// <param name="HasLevel">sps_ptl_dpb_hrd_params_present_flag.</param>
/// <param name="IsDependent">sps_video_parameter_set_id is not 0.</param>
internal readonly record struct VvcCodingTools(int SubLayers, int Chroma, int TreeBits, bool HasLevel, bool IsDependent)
{
    private const uint MostSubpictures = 600;
    private const uint LongestIdentifier = 15;
    private const uint LongestOrderCount = 12;
    private const int LargestTree = 5;
    private const uint MostPoints = 64;
    private const uint MostCandidates = 6;
    private const uint MostBoundaries = 3;

    /// <summary>The subpictures, whose places take as many bits as the picture has tree blocks; false where they cannot be.</summary>
    public static bool SkipSubpictures(ref BitReader bits, int columns, int rows)
    {
        uint last = bits.ReadExpGolomb();
        if (last >= MostSubpictures)
        {
            return false;
        }

        if (last > 0)
        {
            bool isIndependent = bits.ReadFlag();
            bool isSameSize = bits.ReadFlag();
            int across = BitsOf(columns);
            int down = BitsOf(rows);
            int flags = isIndependent ? 0 : 2;
            bits.Skip(across + down + flags);
            for (uint subpicture = 1; subpicture <= last && !bits.IsPastEnd; subpicture++)
            {
                int sizes = subpicture < last ? 2 : 1;
                bits.Skip((isSameSize ? 0 : sizes * (across + down)) + flags);
            }
        }

        uint identifier = bits.ReadExpGolomb();
        if (bits.ReadFlag() && bits.ReadFlag())
        {
            bits.Skip((last + 1) * (Math.Min(identifier, LongestIdentifier) + 1L));
        }

        return identifier <= LongestIdentifier;
    }

    /// <summary>Passes over the tools; false where they cannot be.</summary>
    public bool Skip(ref BitReader bits)
    {
        bits.Skip(2);
        uint orderCount = bits.Read(4);
        if (bits.ReadFlag())
        {
            _ = bits.ReadExpGolomb();
        }

        bits.Skip(8 * bits.Read(2));
        bits.Skip(8 * bits.Read(2));
        if (HasLevel)
        {
            int layers = SubLayers > 0 && bits.ReadFlag() ? SubLayers + 1 : 1;
            SkipNumbers(ref bits, 3 * layers);
        }

        SkipPartitions(ref bits);
        bool hasLargeTransform = TreeBits > LargestTree && bits.ReadFlag();
        bool skipsTransform = bits.ReadFlag();
        if (skipsTransform)
        {
            _ = bits.ReadExpGolomb();
            bits.Skip(1);
        }

        bits.Skip(bits.ReadFlag() ? 2 : 0);
        bool hasSecondTransform = bits.ReadFlag();
        if (orderCount > LongestOrderCount || !SkipQuantization(ref bits))
        {
            return false;
        }

        bits.Skip(1);
        bits.Skip(bits.ReadFlag() && Chroma != 0 ? 1 : 0);
        bits.Skip(1);
        bool isWeighted = bits.Read(2) != 0;
        bool isLongTerm = bits.ReadFlag();
        bool isInterLayer = IsDependent && bits.ReadFlag();
        bits.Skip(1);
        VvcReferenceLists lists = new(isWeighted, isLongTerm, isInterLayer, (int)orderCount + 4);
        return lists.Skip(ref bits) && SkipPrediction(ref bits) && SkipRest(ref bits, skipsTransform, hasLargeTransform, hasSecondTransform);
    }

    private void SkipPartitions(ref BitReader bits)
    {
        _ = bits.ReadExpGolomb();
        bits.Skip(1);
        SkipPartition(ref bits);
        if (Chroma != 0 && bits.ReadFlag())
        {
            SkipPartition(ref bits);
        }

        SkipPartition(ref bits);
    }

    /// <summary>The smallest block of a quadtree, and the depth of the tree below it with its two limits.</summary>
    private static void SkipPartition(ref BitReader bits)
    {
        _ = bits.ReadExpGolomb();
        SkipNumbers(ref bits, bits.ReadExpGolomb() != 0 ? 2 : 0);
    }

    /// <summary>The tables that make the quantization of chroma from that of luma.</summary>
    private bool SkipQuantization(ref BitReader bits)
    {
        if (Chroma == 0)
        {
            return true;
        }

        bool isJoint = bits.ReadFlag();
        int tables = bits.ReadFlag() ? 1 : isJoint ? 3 : 2;
        for (int table = 0; table < tables && !bits.IsPastEnd; table++)
        {
            _ = bits.ReadExpGolomb();
            uint points = bits.ReadExpGolomb();
            if (points > MostPoints)
            {
                return false;
            }

            SkipNumbers(ref bits, 2 * ((int)points + 1));
        }

        return true;
    }

    /// <summary>From sps_ref_wraparound_enabled_flag to sps_log2_parallel_merge_level_minus2.</summary>
    private static bool SkipPrediction(ref BitReader bits)
    {
        bits.Skip(1);
        bits.Skip(bits.ReadFlag() ? 1 : 0);
        bool hasVectorResolutions = bits.ReadFlag();
        bits.Skip(bits.ReadFlag() ? 1 : 0);
        bits.Skip(1);
        bits.Skip(bits.ReadFlag() ? 1 : 0);
        bits.Skip(bits.ReadFlag() ? 1 : 0);
        uint fewer = bits.ReadExpGolomb();
        bits.Skip(1);
        if (bits.ReadFlag())
        {
            _ = bits.ReadExpGolomb();
            bits.Skip(hasVectorResolutions ? 2 : 1);
            bits.Skip(bits.ReadFlag() ? 1 : 0);
        }

        bits.Skip(2);
        if (fewer >= MostCandidates)
        {
            return false;
        }

        uint candidates = MostCandidates - fewer;
        if (candidates >= 2 && bits.ReadFlag() && candidates >= 3)
        {
            _ = bits.ReadExpGolomb();
        }

        _ = bits.ReadExpGolomb();
        return true;
    }

    /// <summary>From sps_isp_enabled_flag to the virtual boundaries.</summary>
    private bool SkipRest(ref BitReader bits, bool skipsTransform, bool hasLargeTransform, bool hasSecondTransform)
    {
        bits.Skip(3 + (Chroma != 0 ? 1 : 0) + (Chroma == 1 ? 2 : 0));
        bool hasPalette = bits.ReadFlag();
        bool changesColour = Chroma == 3 && !hasLargeTransform && bits.ReadFlag();
        SkipNumbers(ref bits, skipsTransform || hasPalette ? 1 : 0);
        SkipNumbers(ref bits, bits.ReadFlag() ? 1 : 0);
        if (bits.ReadFlag())
        {
            int intervals = (int)bits.Read(2) + 1;
            SkipNumbers(ref bits, 1 + (2 * intervals));
        }

        bool hasLists = bits.ReadFlag();
        bits.Skip(hasLists && hasSecondTransform ? 1 : 0);
        bits.Skip(hasLists && changesColour && bits.ReadFlag() ? 1 : 0);
        bits.Skip(2);
        if (!bits.ReadFlag() || !bits.ReadFlag())
        {
            return true;
        }

        uint across = bits.ReadExpGolomb();
        SkipNumbers(ref bits, (int)Math.Min(across, MostBoundaries));
        uint down = bits.ReadExpGolomb();
        SkipNumbers(ref bits, (int)Math.Min(down, MostBoundaries));
        return across <= MostBoundaries && down <= MostBoundaries;
    }

    /// <summary>Passes over so many ue(v) or se(v).</summary>
    private static void SkipNumbers(ref BitReader bits, int count)
    {
        for (int number = 0; number < count && !bits.IsPastEnd; number++)
        {
            _ = bits.ReadExpGolomb();
        }
    }

    /// <summary>Ceil(Log2(x)).</summary>
    private static int BitsOf(int count) => count > 1 ? 32 - int.LeadingZeroCount(count - 1) : 0;
}
