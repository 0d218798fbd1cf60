using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Video;

/// <summary>Writes NAL units of HEVC.</summary>
public static class HevcBuilder
{
    /// <summary>A sequence parameter set of Main 10 at level 5.1 with two temporal layers, scaling lists, predicted reference sets and VUI.</summary>
    /// <param name="width">Columns; a multiple of 2.</param>
    /// <param name="height">Lines of a picture; a multiple of 2.</param>
    /// <param name="rate">Pictures a second.</param>
    /// <param name="fields">field_seq_flag.</param>
    /// <param name="schedules">Schedules of the buffer, of either type; 0 for none.</param>
    /// <param name="units">The buffer is told of decoding units as well.</param>
    public static byte[] SequenceParameters(int width, int height, int rate, bool fields = false, int schedules = 0, bool units = false)
    {
        int codedWidth = (width + 7) / 8 * 8;
        int codedHeight = (height + 7) / 8 * 8;
        BitWriter bits = new BitWriter().Write(0x4201, 16).Write(0, 4).Write(1, 3).Flags(true)
            .Write(0, 2).Flags(true).Write(2, 5).Write(0x2000_0000, 32).Flags(!fields, fields).Write(0, 46).Write(153, 8)
            .Flags(true, true).Write(0, 14).Write(0, 44).Write(0, 44).Write(120, 8)
            .ExpGolomb(0, 1, codedWidth, codedHeight).Flags(true).ExpGolomb(0, (codedWidth - width) / 2, 0, (codedHeight - height) / 2)
            .ExpGolomb(2, 2, 4).Flags(true).ExpGolomb(1, 0, 0, 1, 0, 0).ExpGolomb(0, 3, 0, 3, 1, 1)
            .Flags(true, true);
        for (int list = 0; list < 20; list++)
        {
            _ = bits.Flags(list % 2 == 1);
            int size = list / 6;
            _ = list % 2 == 1 ? bits.ExpGolomb([.. new long[Math.Min(64, 16 << (2 * size)) + (size > 1 ? 1 : 0)]]) : bits.ExpGolomb(0);
        }

        _ = bits.Flags(false, true).Flags(true).Write(0x77, 8).ExpGolomb(0, 1).Flags(false)
            .ExpGolomb(2, 1, 1, 0).Flags(true).ExpGolomb(0).Flags(true)
            .Flags(true, false).ExpGolomb(1).Flags(true).Flags(false, false).Flags(true)
            .Flags(true).ExpGolomb(1).Write(0, 8).Flags(true).Flags(true, true).Flags(true)
            .Flags(true).Write(1, 8).Flags(false).Flags(true).Write(5, 3).Flags(false, true).Write(9, 8).Write(18, 8).Write(9, 8)
            .Flags(false, false, fields, false, false).Flags(true).Write(1, 32).Write(rate, 32).Flags(false, schedules > 0);
        return (schedules > 0 ? Schedules(bits, 2, schedules, units) : bits).Flags(false, false).ToNalUnit();
    }

    /// <summary>A video parameter set with two layer sets, timing and buffer parameters.</summary>
    public static byte[] VideoParameters(int rate, int schedules)
    {
        BitWriter bits = new BitWriter().Write(0x4001, 16).Write(0, 4).Flags(true, true).Write(0, 6).Write(0, 3).Flags(true).Write(0xFFFF, 16)
            .Write(0, 2).Flags(false).Write(2, 5).Write(0x2000_0000, 32).Write(0, 48).Write(123, 8)
            .Flags(true).ExpGolomb(4, 2, 0).Write(1, 6).ExpGolomb(1).Flags(true, true)
            .Flags(true).Write(1, 32).Write(rate, 32).Flags(true).ExpGolomb(0).ExpGolomb(1, 0);
        return Schedules(bits, 1, schedules, units: false).Flags(false).ToNalUnit();
    }

    /// <summary>Supplemental information of a picture that begins a buffering period: the period, then the timing.</summary>
    /// <param name="initialRemoval">nal_initial_cpb_removal_delay, 24 bits, of the last schedule; null for no period.</param>
    /// <param name="removal">au_cpb_removal_delay_minus1, 16 bits.</param>
    /// <param name="schedules">Schedules of the buffer, of either type.</param>
    /// <param name="units">The buffer is told of decoding units as well.</param>
    public static byte[] Timing(long? initialRemoval, long removal, int schedules, bool units = false)
    {
        List<byte> unit = [0x4E, 0x01];
        if (initialRemoval is { } delay)
        {
            BitWriter period = new BitWriter().ExpGolomb(0);
            _ = (units ? period : period.Flags(false)).Flags(false).Write(0, 16);
            for (int schedule = 0; schedule < 2 * schedules; schedule++)
            {
                bool isTold = schedule == schedules - 1;
                _ = period.Write(isTold ? delay : 7, 24).Write(isTold ? 5 : 8, 24).Write(0, units ? 48 : 0);
            }

            byte[] payload = period.Flags(true).Align().ToArray();
            unit.AddRange([0, (byte)payload.Length, .. payload]);
        }

        byte[] timing = new BitWriter().Write(removal, 16).Write(3, 8).Flags(true).Align().ToArray();
        return new BitWriter().Write([.. unit, 1, (byte)timing.Length, .. timing]).ToNalUnit();
    }

    /// <summary>hrd_parameters() with lengths of 24, 16 and 8 bits: the last schedule of the last sub-layer has 640000 bits at 1.28 Mbit/s.</summary>
    private static BitWriter Schedules(BitWriter bits, int layers, int schedules, bool units)
    {
        _ = bits.Flags(true, true).Flags(units).Write(0, units ? 19 : 0).Write(1, 4).Write(2, 4).Write(0, units ? 4 : 0)
            .Write(23, 5).Write(15, 5).Write(7, 5);
        for (int layer = 0; layer < layers; layer++)
        {
            _ = layer == 0 ? bits.Flags(true).ExpGolomb(0) : bits.Flags(false, false, false);
            _ = bits.ExpGolomb(schedules - 1);
            for (int schedule = 0; schedule < 2 * schedules; schedule++)
            {
                bool isTold = schedule == schedules - 1;
                _ = bits.ExpGolomb(isTold ? 9999 : 99, isTold ? 9999 : 99);
                _ = (units ? bits.ExpGolomb(4, 5) : bits).Flags(isTold);
            }
        }

        return bits;
    }

    /// <summary>A picture parameter set.</summary>
    public static byte[] PictureParameters(int id, int extraSliceBits) =>
        new BitWriter().Write(0x4401, 16).ExpGolomb(id, 0).Flags(false, false).Write(extraSliceBits, 3).Write(0x55, 8).ToNalUnit();

    /// <summary>The first slice segment of a picture, or another.</summary>
    /// <param name="unitType">nal_unit_type: 1 trailing, 19 IDR, 21 CRA.</param>
    /// <param name="type">slice_type: 0 B, 1 P, 2 I.</param>
    /// <param name="first">first_slice_segment_in_pic_flag.</param>
    /// <param name="parameters">slice_pic_parameter_set_id.</param>
    /// <param name="extraSliceBits">num_extra_slice_header_bits of these parameters.</param>
    public static byte[] Slice(int unitType, int type, bool first = true, int parameters = 0, int extraSliceBits = 0)
    {
        BitWriter bits = new BitWriter().Write((unitType << 9) | 1, 16).Flags(first);
        _ = unitType is >= 16 and <= 23 ? bits.Flags(false) : bits;
        return bits.ExpGolomb(parameters).Write(0, extraSliceBits).ExpGolomb(type).Write(0x5555_5555_5555, 48).ToNalUnit();
    }
}
