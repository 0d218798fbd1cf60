using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Video;

/// <summary>Writes NAL units of H.264.</summary>
public static class H264Builder
{
    /// <summary>A sequence parameter set of High profile at level 4.0, 4:2:0, with a scaling list, 4 bits of frame_num, VUI and buffer parameters.</summary>
    /// <param name="width">Columns; a multiple of 2.</param>
    /// <param name="height">Lines; a multiple of 4.</param>
    /// <param name="interlaced">frame_mbs_only_flag is 0.</param>
    /// <param name="timeScale">time_scale over 1: twice the frame rate.</param>
    public static byte[] SequenceParameters(int width, int height, bool interlaced, int timeScale)
    {
        int columns = (width + 15) / 16;
        int unit = interlaced ? 32 : 16;
        int rows = (height + unit - 1) / unit;
        int cropX = ((columns * 16) - width) / 2;
        int cropY = ((rows * unit) - height) / (interlaced ? 4 : 2);
        BitWriter bits = new BitWriter().Write(0x67, 8).Write(100, 8).Write(0, 8).Write(40, 8)
            .ExpGolomb(0, 1, 0, 0).Flags(false, true).Flags(true);
        for (int index = 0; index < 16; index++)
        {
            _ = bits.SignedExpGolomb(index % 2 == 0 ? 1 : -1);
        }

        _ = bits.Write(0, 7);
        return bits.ExpGolomb(0, 0, 2, 4).Flags(false).ExpGolomb(columns - 1, rows - 1).Flags(!interlaced)
            .Flags(interlaced ? [true, true] : [true]).Flags(true).ExpGolomb(0, cropX, 0, cropY)
            .Flags(true).Flags(true).Write(255, 8).Write(4, 16).Write(3, 16).Flags(false)
            .Flags(true).Write(5, 3).Flags(false, true).Write(1, 8).Write(16, 8).Write(1, 8).Flags(false)
            .Flags(true).Write(1, 32).Write(timeScale, 32).Flags(true)
            .Flags(true).ExpGolomb(0).Write(1, 4).Write(2, 4).ExpGolomb(9999, 4999).Flags(true).Write(23, 5).Write(15, 5).Write(7, 5).Write(24, 5)
            .Flags(false).Flags(false, true, false).ToNalUnit();
    }

    /// <summary>Supplemental information of a picture that begins a buffering period: the period, then the timing.</summary>
    /// <param name="initialRemoval">initial_cpb_removal_delay, 24 bits; null for no period.</param>
    /// <param name="removal">cpb_removal_delay, 16 bits.</param>
    public static byte[] Timing(long? initialRemoval, long removal)
    {
        BitWriter bits = new BitWriter().Write(0x06, 8);
        if (initialRemoval is { } delay)
        {
            _ = bits.Write(0, 8).Write(7, 8).ExpGolomb(0).Write(delay, 24).Write(5, 24).Flags(true).Align();
        }

        return bits.Write(1, 8).Write(4, 8).Write(removal, 16).Write(3, 8).Write(0, 4).Flags(true).Align().ToNalUnit();
    }

    /// <summary>A slice.</summary>
    /// <param name="first">first_mb_in_slice.</param>
    /// <param name="type">slice_type: 0 P, 1 B, 2 I.</param>
    /// <param name="frame">frame_num, 4 bits.</param>
    /// <param name="idr">A slice of an IDR picture.</param>
    /// <param name="bottom">The field; null for a frame.</param>
    /// <param name="interlaced">The parameters allow fields.</param>
    public static byte[] Slice(int first, int type, int frame, bool idr = false, bool? bottom = null, bool interlaced = false)
    {
        BitWriter bits = new BitWriter().Write(idr ? 0x65 : 0x41, 8).ExpGolomb(first, type, 0).Write(frame, 4);
        if (interlaced)
        {
            _ = bottom is { } isBottom ? bits.Flags(true, isBottom) : bits.Flags(false);
        }

        return bits.Write(0x5555_5555_5555, 48).ToNalUnit();
    }

    /// <summary>An access unit delimiter.</summary>
    public static byte[] Delimiter() => [0x09, 0xF0];

    /// <summary>Supplemental information: a message of no interest, then a recovery point.</summary>
    public static byte[] RecoveryPoint() => new BitWriter().Write(0x06, 8).Write(4, 8).Write(3, 8).Write(0xABCDEF, 24)
        .Write(6, 8).Write(1, 8).ExpGolomb(0).Flags(true, false).Write(0, 2).Align().ToNalUnit();

    /// <summary>Units with a start code before each.</summary>
    public static byte[] Stream(params byte[][] units) => [.. units.SelectMany(unit => (byte[])[0, 0, 0, 1, .. unit])];
}
