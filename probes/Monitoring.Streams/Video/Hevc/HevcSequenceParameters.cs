using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// seq_parameter_set_rbsp(), ITU-T H.265 §7.3.2.2, with vui_parameters() of §E.2.1 up to the buffer parameters:
/// <code>
/// sps_video_parameter_set_id       u(4)
/// sps_max_sub_layers_minus1        u(3)
/// sps_temporal_id_nesting_flag     u(1)
/// profile_tier_level()
/// sps_seq_parameter_set_id         ue(v)
/// chroma_format_idc                ue(v)
/// pic_width_in_luma_samples        ue(v)
/// pic_height_in_luma_samples       ue(v)
/// conformance window               if conformance_window_flag
/// bit_depth_luma_minus8 …          ue(v)
/// lists
/// vui_parameters()                 if vui_parameters_present_flag
/// </code>
/// </summary>
public readonly record struct HevcSequenceParameters
{
    /// <summary>nal_unit_type.</summary>
    public const int NalUnitType = 33;

    private const uint LastId = 15;
    private const int MostSubLayers = 6;
    private const uint LargestSize = 65_535;
    private const uint DeepestSample = 8;
    private const uint LongestOrderCount = 12;

    /// <summary>sps_seq_parameter_set_id, ue(v).</summary>
    public uint Id { get; private init; }

    /// <summary>profile_tier_level().</summary>
    public HevcProfileTierLevel Level { get; private init; }

    /// <summary>chroma_format_idc, ue(v).</summary>
    public int ChromaFormatIdc { get; private init; }

    /// <summary>Columns of luma samples of the conformance window.</summary>
    public int Width { get; private init; }

    /// <summary>Lines of luma samples of the conformance window: of a field where the pictures are fields.</summary>
    public int Height { get; private init; }

    /// <summary>bit_depth_luma_minus8 + 8.</summary>
    public int BitDepth { get; private init; }

    /// <summary>aspect_ratio_idc, or sar_width and sar_height: the shape of a sample.</summary>
    public Ratio? SampleAspect { get; private init; }

    /// <summary>transfer_characteristics, u(8).</summary>
    public int? TransferCharacteristics { get; private init; }

    /// <summary>field_seq_flag, u(1): every picture is a field.</summary>
    public bool IsFields { get; private init; }

    /// <summary>vui_time_scale divided by vui_num_units_in_tick: pictures a second.</summary>
    public Ratio? PictureRate { get; private init; }

    /// <summary>frame_field_info_present_flag, u(1).</summary>
    public bool HasFieldInformation { get; private init; }

    /// <summary>hrd_parameters(); null without them.</summary>
    public HevcBufferParameters? Buffer { get; private init; }

    /// <summary>Reads the NAL unit, from its header on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out HevcSequenceParameters parameters)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isSound = ((bits.Read(16) >> 9) & 0x3F) == NalUnitType;
        bits.Skip(4);
        int subLayers = (int)bits.Read(3);
        bits.Skip(1);
        isSound &= subLayers <= MostSubLayers;
        parameters = new HevcSequenceParameters { Level = HevcProfileTierLevel.Read(ref bits, Math.Min(subLayers, MostSubLayers)) };
        parameters = parameters with { Id = bits.ReadExpGolomb() };
        isSound &= parameters.Id <= LastId && ReadSize(ref bits, ref parameters);
        isSound = isSound && SkipTools(ref bits, subLayers);
        if (isSound && bits.ReadFlag())
        {
            isSound = ReadUsability(ref bits, subLayers, ref parameters);
        }

        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSound ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    /// <summary>What the stream is.</summary>
    /// <param name="whole">The video parameter set, which may say what this one does not; null without one.</param>
    public VideoFormat Describe(HevcVideoParameters? whole = null)
    {
        HevcBufferParameters? buffer = Buffer ?? whole?.Buffer;
        int height = IsFields ? 2 * Height : Height;
        return new VideoFormat
        {
            Profile = Level.Profile,
            Level = Level.Level,
            ProfileCode = Level.ProfileIdc,
            LevelCode = Level.LevelIdc,
            IsHighTier = Level.IsHighTier,
            Width = Width,
            Height = height,
            FrameRate = (PictureRate ?? whole?.PictureRate) is { } rate ? Ratio.Of(rate.Numerator, rate.Denominator * (IsFields ? 2 : 1)) : null,
            IsInterlaced = IsFields || (Level.IsInterlaced && !Level.IsProgressive),
            DisplayAspect = AspectRatios.OfPicture(Width, height, SampleAspect),
            Chroma = ChromaFormat.Name(ChromaFormatIdc),
            BitDepth = BitDepth,
            TransferCharacteristics = TransferCharacteristics,
            BitsPerSecond = buffer?.BitsPerSecond,
            BufferBits = buffer?.BufferBits,
        };
    }

    private static bool ReadSize(ref BitReader bits, ref HevcSequenceParameters parameters)
    {
        uint chroma = bits.ReadExpGolomb();
        bits.Skip(chroma == 3 ? 1 : 0);
        long width = bits.ReadExpGolomb();
        long height = bits.ReadExpGolomb();
        if (chroma > ChromaFormat.Last || width > LargestSize || height > LargestSize)
        {
            return false;
        }

        if (bits.ReadFlag())
        {
            width -= (chroma is 1 or 2 ? 2 : 1) * ((long)bits.ReadExpGolomb() + bits.ReadExpGolomb());
            height -= (chroma == 1 ? 2 : 1) * ((long)bits.ReadExpGolomb() + bits.ReadExpGolomb());
        }

        uint depth = bits.ReadExpGolomb();
        _ = bits.ReadExpGolomb();
        parameters = parameters with
        {
            ChromaFormatIdc = (int)chroma,
            Width = (int)Math.Max(0, width),
            Height = (int)Math.Max(0, height),
            BitDepth = (int)Math.Min(depth, DeepestSample) + 8,
        };
        return width > 0 && height > 0 && depth <= DeepestSample;
    }

    /// <summary>From log2_max_pic_order_cnt_lsb_minus4 to strong_intra_smoothing_enabled_flag.</summary>
    private static bool SkipTools(ref BitReader bits, int subLayers)
    {
        uint orderCount = bits.ReadExpGolomb();
        int layers = bits.ReadFlag() ? subLayers + 1 : 1;
        for (int number = 0; number < (3 * layers) + 6; number++)
        {
            _ = bits.ReadExpGolomb();
        }

        if (bits.ReadFlag() && bits.ReadFlag())
        {
            HevcReferenceSets.SkipScalingLists(ref bits);
        }

        bits.Skip(2);
        if (bits.ReadFlag())
        {
            bits.Skip(8);
            _ = bits.ReadExpGolomb();
            _ = bits.ReadExpGolomb();
            bits.Skip(1);
        }

        bool isSound = orderCount <= LongestOrderCount && HevcReferenceSets.SkipShortTerm(ref bits)
            && HevcReferenceSets.SkipLongTerm(ref bits, (int)orderCount + 4);
        bits.Skip(2);
        return isSound;
    }

    private static bool ReadUsability(ref BitReader bits, int subLayers, ref HevcSequenceParameters parameters)
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

        SkipNumbers(ref bits, 2);
        bits.Skip(1);
        parameters = parameters with
        {
            SampleAspect = sample,
            TransferCharacteristics = transfer,
            IsFields = bits.ReadFlag(),
            HasFieldInformation = bits.ReadFlag(),
        };
        SkipNumbers(ref bits, 4);
        if (!bits.ReadFlag())
        {
            return true;
        }

        uint units = bits.Read(32);
        parameters = parameters with { PictureRate = Ratio.Of(bits.Read(32), units) };
        SkipNumbers(ref bits, 1);
        HevcBufferParameters? buffer = null;
        bool isSound = !bits.ReadFlag() || HevcBufferParameters.TryRead(ref bits, subLayers, out buffer);
        parameters = parameters with { Buffer = buffer };
        return isSound;
    }

    /// <summary>A flag, and where it is set so many ue(v).</summary>
    private static void SkipNumbers(ref BitReader bits, int count)
    {
        bool isThere = bits.ReadFlag();
        for (int number = 0; number < count && isThere; number++)
        {
            _ = bits.ReadExpGolomb();
        }
    }
}
