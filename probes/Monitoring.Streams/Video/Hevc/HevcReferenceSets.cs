using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>Passes over the lists a sequence parameter set holds before its VUI: their length depends on what they say.</summary>
internal static class HevcReferenceSets
{
    private const int MostSets = 64;
    private const int MostPictures = 16;
    private const int MostLongTerm = 32;

    /// <summary>st_ref_pic_set() of all sets, ITU-T H.265 §7.3.7; false where they cannot be.</summary>
    public static bool SkipShortTerm(ref BitReader bits)
    {
        uint count = bits.ReadExpGolomb();
        uint before = 0;
        for (int set = 0; set < count && count <= MostSets && !bits.IsPastEnd; set++)
        {
            uint pictures = set > 0 && bits.ReadFlag() ? SkipPredicted(ref bits, before) : SkipPlain(ref bits);
            if (pictures > 2 * MostPictures)
            {
                return false;
            }

            before = pictures;
        }

        return count <= MostSets;
    }

    /// <summary>The long-term pictures; false where they cannot be.</summary>
    public static bool SkipLongTerm(ref BitReader bits, int orderCountBits)
    {
        uint count = bits.ReadFlag() ? bits.ReadExpGolomb() : 0;
        bits.Skip(count <= MostLongTerm ? count * (orderCountBits + 1) : 0);
        return count <= MostLongTerm;
    }

    /// <summary>scaling_list_data(), §7.3.4.</summary>
    public static void SkipScalingLists(ref BitReader bits)
    {
        for (int size = 0; size < 4; size++)
        {
            for (int matrix = 0; matrix < 6 && !bits.IsPastEnd; matrix += size == 3 ? 3 : 1)
            {
                if (!bits.ReadFlag())
                {
                    _ = bits.ReadExpGolomb();
                    continue;
                }

                int numbers = Math.Min(64, 16 << (2 * size)) + (size > 1 ? 1 : 0);
                for (int number = 0; number < numbers && !bits.IsPastEnd; number++)
                {
                    _ = bits.ReadExpGolomb();
                }
            }
        }
    }

    private static uint SkipPredicted(ref BitReader bits, uint reference)
    {
        bits.Skip(1);
        _ = bits.ReadExpGolomb();
        uint pictures = 0;
        for (uint picture = 0; picture <= reference && !bits.IsPastEnd; picture++)
        {
            bool isUsed = bits.ReadFlag();
            pictures += isUsed || bits.ReadFlag() ? 1u : 0;
        }

        return pictures;
    }

    private static uint SkipPlain(ref BitReader bits)
    {
        uint negative = bits.ReadExpGolomb();
        uint positive = bits.ReadExpGolomb();
        if (negative > MostPictures || positive > MostPictures)
        {
            return uint.MaxValue;
        }

        for (uint picture = 0; picture < negative + positive && !bits.IsPastEnd; picture++)
        {
            _ = bits.ReadExpGolomb();
            bits.Skip(1);
        }

        return negative + positive;
    }
}
