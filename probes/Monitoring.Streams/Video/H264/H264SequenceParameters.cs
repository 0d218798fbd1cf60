using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.H264;

/// <summary>
/// seq_parameter_set_rbsp(), ITU-T H.264 §7.3.2.1.1, with vui_parameters() of §E.1.1 up to pic_struct_present_flag:
/// <code>
/// profile_idc                     u(8)
/// constraint_set0_flag …          u(8)
/// level_idc                       u(8)
/// seq_parameter_set_id            ue(v)
/// chroma_format_idc …             for the High profiles
/// log2_max_frame_num_minus4       ue(v)
/// pic_order_cnt_type …            ue(v)
/// max_num_ref_frames              ue(v)
/// pic_width_in_mbs_minus1         ue(v)
/// pic_height_in_map_units_minus1  ue(v)
/// frame_mbs_only_flag             u(1)
/// frame cropping, VUI
/// </code>
/// </summary>
public readonly record struct H264SequenceParameters
{
    /// <summary>nal_unit_type.</summary>
    public const int NalUnitType = 7;

    private const uint LastId = 31;
    private const uint LargestExponent = 12;
    private const uint MostFramesInCycle = 255;
    private const uint MostMacroblocks = 2048;
    private const int MacroblockSize = 16;

    /// <summary>profile_idc, u(8).</summary>
    public byte ProfileIdc { get; private init; }

    /// <summary>constraint_set0_flag to constraint_set5_flag, from the most significant bit on.</summary>
    public byte Constraints { get; private init; }

    /// <summary>level_idc, u(8).</summary>
    public byte LevelIdc { get; private init; }

    /// <summary>seq_parameter_set_id, ue(v).</summary>
    public uint Id { get; private init; }

    /// <summary>chroma_format_idc, ue(v).</summary>
    public int ChromaFormatIdc { get; private init; }

    /// <summary>separate_colour_plane_flag, u(1).</summary>
    public bool HasSeparateColourPlanes { get; private init; }

    /// <summary>bit_depth_luma_minus8 + 8.</summary>
    public int BitDepth { get; private init; }

    /// <summary>log2_max_frame_num_minus4 + 4: bits of frame_num.</summary>
    public int FrameNumberBits { get; private init; }

    /// <summary>frame_mbs_only_flag, u(1): no fields and no frames of fields.</summary>
    public bool IsFramesOnly { get; private init; }

    /// <summary>Columns of luma samples after cropping.</summary>
    public int Width { get; private init; }

    /// <summary>Lines of luma samples after cropping.</summary>
    public int Height { get; private init; }

    /// <summary>aspect_ratio_idc, or sar_width and sar_height: the shape of a sample.</summary>
    public Ratio? SampleAspect { get; private init; }

    /// <summary>transfer_characteristics, u(8).</summary>
    public int? TransferCharacteristics { get; private init; }

    /// <summary>time_scale divided by num_units_in_tick, and by 2.</summary>
    public Ratio? FrameRate { get; private init; }

    /// <summary>num_units_in_tick divided by time_scale: a clock tick, in seconds.</summary>
    public Ratio? ClockTick => FrameRate is { } rate ? Ratio.Of(rate.Denominator, 2 * rate.Numerator) : null;

    /// <summary>hrd_parameters() of the NAL type, or of the VCL type where there are no others.</summary>
    public H264BufferParameters? Buffer { get; private init; }

    /// <summary>pic_struct_present_flag, u(1).</summary>
    public bool HasPictureStructure { get; private init; }

    /// <summary>Reads the NAL unit, from its header on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out H264SequenceParameters parameters)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isSound = (bits.Read(8) & 0x1F) == NalUnitType;
        parameters = new H264SequenceParameters
        {
            ProfileIdc = (byte)bits.Read(8),
            Constraints = (byte)bits.Read(8),
            LevelIdc = (byte)bits.Read(8),
            ChromaFormatIdc = 1,
            BitDepth = 8,
        };
        parameters = parameters with { Id = bits.ReadExpGolomb() };
        isSound &= parameters.Id <= LastId;
        if (HasChromaFormat(parameters.ProfileIdc))
        {
            parameters = ReadChroma(ref bits, parameters);
        }

        uint frameNumber = bits.ReadExpGolomb();
        isSound &= frameNumber <= LargestExponent && SkipOrderCount(ref bits);
        parameters = parameters with { FrameNumberBits = (int)Math.Min(frameNumber, LargestExponent) + 4 };
        _ = bits.ReadExpGolomb();
        bits.Skip(1);
        isSound &= ReadSize(ref bits, ref parameters);
        if (isSound && bits.ReadFlag())
        {
            parameters = ReadUsability(ref bits, parameters);
        }

        return !isSound || parameters.ChromaFormatIdc > ChromaFormat.Last ? Answer(bits) : bits.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Complete;
    }

    /// <summary>What the stream is.</summary>
    public VideoFormat Describe() => new()
    {
        Profile = H264Names.Profile(ProfileIdc, Constraints),
        Level = H264Names.Level(ProfileIdc, Constraints, LevelIdc),
        ProfileCode = ProfileIdc,
        LevelCode = LevelIdc,
        Width = Width,
        Height = Height,
        FrameRate = FrameRate,
        IsInterlaced = !IsFramesOnly,
        DisplayAspect = AspectRatios.OfPicture(Width, Height, SampleAspect),
        Chroma = ChromaFormat.Name(ChromaFormatIdc),
        BitDepth = BitDepth,
        TransferCharacteristics = TransferCharacteristics,
        BitsPerSecond = Buffer?.BitsPerSecond,
        BufferBits = Buffer?.BufferBits,
    };

    private static ParseStatus Answer(in BitReader bits) => bits.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Malformed;

    private static bool HasChromaFormat(byte profile) =>
        profile is 100 or 110 or 122 or 244 or 44 or 83 or 86 or 118 or 128 or 138 or 139 or 134 or 135;

    private static H264SequenceParameters ReadChroma(ref BitReader bits, H264SequenceParameters parameters)
    {
        uint format = bits.ReadExpGolomb();
        bool separate = format == 3 && bits.ReadFlag();
        uint depth = bits.ReadExpGolomb();
        _ = bits.ReadExpGolomb();
        bits.Skip(1);
        if (bits.ReadFlag())
        {
            int lists = format == 3 ? 12 : 8;
            for (int list = 0; list < lists; list++)
            {
                if (bits.ReadFlag())
                {
                    SkipScalingList(ref bits, list < 6 ? 16 : 64);
                }
            }
        }

        return parameters with
        {
            ChromaFormatIdc = (int)Math.Min(format, ChromaFormat.Last + 1),
            HasSeparateColourPlanes = separate,
            BitDepth = (int)Math.Min(depth, 6) + 8,
        };
    }

    /// <summary>scaling_list(), §7.3.2.1.1.1.</summary>
    private static void SkipScalingList(ref BitReader bits, int size)
    {
        int last = 8;
        for (int index = 0; index < size && !bits.IsPastEnd; index++)
        {
            last = (last + bits.ReadSignedExpGolomb()) & 0xFF;
            if (last == 0)
            {
                return;
            }
        }
    }

    private static bool SkipOrderCount(ref BitReader bits)
    {
        switch (bits.ReadExpGolomb())
        {
            case 0:
                return bits.ReadExpGolomb() <= LargestExponent;
            case 1:
                bits.Skip(1);
                _ = bits.ReadExpGolomb();
                _ = bits.ReadExpGolomb();
                uint cycle = bits.ReadExpGolomb();
                for (uint frame = 0; frame < cycle && cycle <= MostFramesInCycle && !bits.IsPastEnd; frame++)
                {
                    _ = bits.ReadExpGolomb();
                }

                return cycle <= MostFramesInCycle;
            case 2:
                return true;
            default:
                return false;
        }
    }

    private static bool ReadSize(ref BitReader bits, ref H264SequenceParameters parameters)
    {
        uint columns = bits.ReadExpGolomb();
        uint rows = bits.ReadExpGolomb();
        bool framesOnly = bits.ReadFlag();
        bits.Skip(framesOnly ? 1 : 2);
        if (columns >= MostMacroblocks || rows >= MostMacroblocks)
        {
            return false;
        }

        int fields = framesOnly ? 1 : 2;
        long width = (columns + 1) * MacroblockSize;
        long height = (rows + 1) * MacroblockSize * fields;
        if (bits.ReadFlag())
        {
            int unitX = parameters.ChromaFormatIdc is 1 or 2 ? 2 : 1;
            int unitY = (parameters.ChromaFormatIdc == 1 ? 2 : 1) * fields;
            width -= unitX * ((long)bits.ReadExpGolomb() + bits.ReadExpGolomb());
            height -= unitY * ((long)bits.ReadExpGolomb() + bits.ReadExpGolomb());
        }

        parameters = parameters with { IsFramesOnly = framesOnly, Width = (int)Math.Max(0, width), Height = (int)Math.Max(0, height) };
        return width > 0 && height > 0;
    }

    private static H264SequenceParameters ReadUsability(ref BitReader bits, H264SequenceParameters parameters)
    {
        Ratio? sample = bits.ReadFlag() ? AspectRatios.Read(ref bits) : null;
        bits.Skip(bits.ReadFlag() ? 1 : 0);
        int? transfer = null;
        if (bits.ReadFlag())
        {
            bits.Skip(4);
            if (bits.ReadFlag())
            {
                transfer = (int)(bits.Read(24) >> 8) & 0xFF;
            }
        }

        if (bits.ReadFlag())
        {
            _ = bits.ReadExpGolomb();
            _ = bits.ReadExpGolomb();
        }

        Ratio? rate = null;
        if (bits.ReadFlag())
        {
            uint units = bits.Read(32);
            rate = Ratio.Of(bits.Read(32), 2L * units);
            bits.Skip(1);
        }

        H264BufferParameters? network = bits.ReadFlag() ? H264BufferParameters.Read(ref bits) : null;
        H264BufferParameters? coding = bits.ReadFlag() ? H264BufferParameters.Read(ref bits) : null;
        bits.Skip(network is not null || coding is not null ? 1 : 0);
        return parameters with
        {
            SampleAspect = sample,
            TransferCharacteristics = transfer,
            FrameRate = rate,
            Buffer = network ?? coding,
            HasPictureStructure = bits.ReadFlag(),
        };
    }
}
