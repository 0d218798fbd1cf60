using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Video;

/// <summary>Writes NAL units of VVC.</summary>
public static class VvcBuilder
{
    /// <summary>
    /// A sequence parameter set of Main 10 at level 5.1 with two sublayers, constraints, subpictures, all the tools, long-term references,
    /// scaling, virtual boundaries, timing with schedules, and VUI.
    /// </summary>
    /// <param name="width">Columns; a multiple of 2.</param>
    /// <param name="height">Lines of a picture; a multiple of 2.</param>
    /// <param name="rate">Pictures a second; 0 for no timing.</param>
    /// <param name="fields">sps_field_seq_flag.</param>
    /// <param name="plain">Nothing that may be left out is there.</param>
    public static byte[] SequenceParameters(int width, int height, int rate, bool fields = false, bool plain = false)
    {
        int codedWidth = (width + 7) / 8 * 8;
        int codedHeight = (height + 7) / 8 * 8;
        BitWriter bits = Header(15).Write(0, 4).Write(0, 4).Write(plain ? 0 : 1, 3).Write(1, 2).Write(2, 2).Flags(true)
            .Write(1, 7).Flags(true).Write(0x53, 8).Flags(!fields, false);
        _ = plain ? bits.Flags(false).Align() : bits.Flags(true).Write(0, 71).Write(3, 8).Write(0, 3).Align().Flags(true).Align().Write(0x43, 8);
        _ = bits.Write(plain ? 0 : 1, 8).Write(0, plain ? 0 : 32).Flags(true, false).ExpGolomb(codedWidth, codedHeight)
            .Flags(true).ExpGolomb(0, (codedWidth - width) / 2, 0, (codedHeight - height) / 2);
        _ = plain ? bits.Flags(false) : Subpictures(bits, (codedWidth + 127) / 128, (codedHeight + 127) / 128);
        _ = bits.ExpGolomb(2).Flags(true, true).Write(4, 4);
        _ = plain
            ? bits.Flags(false).Write(0, 4)
            : bits.Flags(true).ExpGolomb(3).Write(1, 2).Write(0, 8).Write(1, 2).Write(0, 8).Flags(true).ExpGolomb(1, 0, 0);
        _ = bits.ExpGolomb(4, 2, 0);
        Tools(bits, plain);
        _ = bits.Flags(rate > 0);
        if (rate > 0)
        {
            _ = bits.Write(1, 32).Write(rate, 32);
            _ = plain
                ? bits.Flags(false, false)
                : bits.Flags(true, false, true, true).Write(5, 8).Write(0, 12).ExpGolomb(1).Flags(true)
                    .Flags(false, false).ExpGolomb(9, 9, 9, 9).Flags(false).ExpGolomb(9, 9, 9, 9).Flags(false);
            _ = bits.Flags(true).ExpGolomb(0);
            _ = plain ? bits : bits.ExpGolomb(9, 9, 9, 9).Flags(false).ExpGolomb(9, 9, 9, 9).Flags(true);
        }

        _ = bits.Flags(fields, !plain);
        return plain
            ? bits.Flags(false).ToNalUnit()
            : bits.ExpGolomb(8).Align().Flags(!fields, fields, false, false).Flags(true, true).Write(1, 8).Flags(false)
                .Flags(true).Write(9, 8).Write(18, 8).Write(9, 8).Flags(false, false).Align(bit: true).Flags(false).ToNalUnit();
    }

    /// <summary>A video parameter set of Main 10 at level 4.1 with two sublayers.</summary>
    /// <param name="layers">Layers, one above the other if there are several.</param>
    public static byte[] VideoParameters(int layers)
    {
        BitWriter bits = Header(14).Write(1, 4).Write(layers - 1, 6).Write(1, 3);
        _ = layers > 1 ? bits.Flags(false, false) : bits;
        for (int layer = 0; layer < layers; layer++)
        {
            _ = bits.Write(layer, 6);
            _ = layer > 0 ? bits.Flags(false, true) : bits;
            for (int reference = 0; reference < layer; reference++)
            {
                _ = reference % 2 == 0 ? bits.Flags(true).Write(2, 3) : bits.Flags(false);
            }
        }

        if (layers > 1)
        {
            _ = bits.Write(2, 2).Write(1, 8).Write(0, 2 * layers).Write(1, 8).Write(1, 3).Flags(true).Write(0, 3);
        }

        return bits.Align().Write(1, 7).Flags(false).Write(0x43, 8).Flags(true, layers > 1).Flags(false).Align().Flags(false).Align().Write(0, 8)
            .Write(0x55, 8).ToNalUnit();
    }

    /// <summary>A sequence parameter set without timing and VUI that leaves its level to a video parameter set.</summary>
    public static byte[] DependentSequenceParameters(int width, int height)
    {
        BitWriter bits = Header(15).Write(0, 4).Write(1, 4).Write(0, 3).Write(1, 2).Write(2, 2).Flags(false).Flags(true, false)
            .ExpGolomb(width, height).Flags(false, false).ExpGolomb(2).Flags(true, true).Write(4, 4).Flags(false).Write(0, 4);
        Tools(bits, plain: true, isDependent: true);
        return bits.Flags(false, false, false).ToNalUnit();
    }

    /// <summary>A picture header in a NAL unit of its own.</summary>
    public static byte[] PictureHeader(bool entry, bool inter, bool gradual = false) => PictureFields(Header(19), entry, inter, gradual).ToNalUnit();

    /// <summary>A slice, with the picture header in it or after one.</summary>
    /// <param name="unitType">nal_unit_type: 0 trailing, 7 IDR, 9 CRA, 10 GDR.</param>
    /// <param name="inter">ph_inter_slice_allowed_flag; null where the slice has no picture header.</param>
    /// <param name="layer">nuh_layer_id.</param>
    public static byte[] Slice(int unitType, bool? inter, int layer = 0)
    {
        BitWriter bits = Header(unitType, layer).Flags(inter is not null);
        return (inter is { } allowed ? PictureFields(bits, unitType is >= 7 and <= 11, allowed, unitType == 10) : bits)
            .Write(0x5555_5555_5555, 48).ToNalUnit();
    }

    /// <summary>An access unit delimiter.</summary>
    public static byte[] Delimiter() => Header(20).Flags(false).Write(2, 3).ToNalUnit();

    private static BitWriter Header(int unitType, int layer = 0) => new BitWriter().Write(layer, 8).Write((unitType << 3) | 1, 8);

    private static BitWriter PictureFields(BitWriter bits, bool entry, bool inter, bool gradual)
    {
        _ = bits.Flags(entry, false);
        return (entry ? bits.Flags(gradual) : bits).Flags(inter).ExpGolomb(0);
    }

    /// <summary>Three subpictures side by side, with their places and their names.</summary>
    private static BitWriter Subpictures(BitWriter bits, int columns, int rows)
    {
        int across = 64 - (int)long.LeadingZeroCount(columns - 1);
        int down = 64 - (int)long.LeadingZeroCount(rows - 1);
        _ = bits.Flags(true).ExpGolomb(2).Flags(false, false).Write(0, across).Write(rows - 1, down).Flags(true, true)
            .Write(1, across).Write(0, down).Write(0, across).Write(rows - 1, down).Flags(true, true)
            .Write(2, across).Write(0, down).Flags(true, true);
        return bits.ExpGolomb(3).Flags(true, true).Write(0x123, 12);
    }

    /// <summary>From sps_log2_min_luma_coding_block_size_minus2 to the virtual boundaries.</summary>
    private static void Tools(BitWriter bits, bool plain, bool isDependent = false)
    {
        if (plain)
        {
            _ = bits.ExpGolomb(0).Flags(false).ExpGolomb(0, 0).Flags(false).ExpGolomb(0, 0).Flags(false, false, false, false)
                .Flags(false, true).ExpGolomb(0, 0, 0, 0).Flags(false, false, false, false, false, false).Write(0, isDependent ? 1 : 0)
                .Flags(true).Flags(true).ExpGolomb(0).Flags(false, false, false, false, false, false, false).ExpGolomb(5).Flags(false, false, false, false)
                .ExpGolomb(0).Flags(false, false, false, false, false, false, false).Flags(false, false, false, false, false, false);
            return;
        }

        _ = bits.ExpGolomb(0).Flags(true).ExpGolomb(1, 3, 2, 2).Flags(true).ExpGolomb(1, 3, 2, 2).ExpGolomb(1, 3, 2, 2)
            .Flags(true, true).ExpGolomb(3).Flags(true).Flags(true, true, true).Flags(true)
            .Flags(true, false);
        for (int table = 0; table < 3; table++)
        {
            _ = bits.SignedExpGolomb(-3).ExpGolomb(1, 4, 5, 6, 7);
        }

        _ = bits.Flags(true, true, true, true).Flags(true, true).Flags(true).Flags(true)
            .Flags(false).ExpGolomb(1).ExpGolomb(3).Flags(true).Flags(true).ExpGolomb(0).Flags(true).Flags(true).ExpGolomb(0).Flags(false)
            .ExpGolomb(1).ExpGolomb(2).Flags(false).Flags(true).ExpGolomb(2).Flags(true).Flags(false).Write(0x55, 8)
            .Flags(true).Flags(true, true).Flags(true).Flags(true, true).Flags(true).Flags(true, true).Flags(true, true).ExpGolomb(0)
            .Flags(true).Flags(true).ExpGolomb(1).Flags(true, true, true, true).Flags(true, true).Flags(true).ExpGolomb(2).ExpGolomb(0)
            .Flags(true, true, true).Flags(true).Flags(true, false).Flags(true).ExpGolomb(4).Flags(true).ExpGolomb(2)
            .Flags(true).Write(1, 2).SignedExpGolomb(-5).SignedExpGolomb(3).ExpGolomb(20).SignedExpGolomb(4).ExpGolomb(30)
            .Flags(true, false).Flags(true, false).Flags(true, true).ExpGolomb(1, 7).ExpGolomb(2, 7, 9);
    }
}
