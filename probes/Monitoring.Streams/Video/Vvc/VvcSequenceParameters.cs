using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>
/// seq_parameter_set_rbsp(), ITU-T H.266 §7.3.2.4, with vui_parameters() of ITU-T H.274 §7.2:
/// <code>
/// sps_seq_parameter_set_id             u(4)
/// sps_video_parameter_set_id           u(4)
/// sps_max_sublayers_minus1             u(3)
/// sps_chroma_format_idc                u(2)
/// sps_log2_ctu_size_minus5             u(2)
/// sps_ptl_dpb_hrd_params_present_flag  u(1)
/// profile_tier_level()                 if so
/// sps_gdr_enabled_flag                 u(1)
/// sps_ref_pic_resampling_enabled_flag  u(1), sps_res_change_in_clvs_allowed_flag u(1) if set
/// sps_pic_width_max_in_luma_samples    ue(v)
/// sps_pic_height_max_in_luma_samples   ue(v)
/// conformance window                   if sps_conformance_window_flag
/// subpictures                          if sps_subpic_info_present_flag
/// sps_bitdepth_minus8                  ue(v)
/// tools, see <see cref="VvcCodingTools"/>
/// timing, see <see cref="VvcTiming"/>
/// sps_field_seq_flag                   u(1)
/// vui_parameters()                     if sps_vui_parameters_present_flag
/// </code>
/// </summary>
public readonly record struct VvcSequenceParameters
{
    private const int MostSubLayers = 6;
    private const uint LargestSize = 65_535;
    private const uint DeepestSample = 8;
    private const uint LargestUsability = 1024;

    /// <summary>profile_tier_level(); null where the video parameter set has it.</summary>
    public VvcProfileTierLevel? Level { get; private init; }

    /// <summary>sps_chroma_format_idc, u(2).</summary>
    public int ChromaFormatIdc { get; private init; }

    /// <summary>Columns of luma samples of the conformance window.</summary>
    public int Width { get; private init; }

    /// <summary>Lines of luma samples of the conformance window: of a field where the pictures are fields.</summary>
    public int Height { get; private init; }

    /// <summary>sps_bitdepth_minus8 + 8.</summary>
    public int BitDepth { get; private init; }

    /// <summary>sps_field_seq_flag, u(1): every picture is a field.</summary>
    public bool IsFields { get; private init; }

    /// <summary>Pictures a second, where the timing has a fixed rate.</summary>
    public Ratio? PictureRate { get; private init; }

    /// <summary>vui_interlaced_source_flag, u(1), and not vui_progressive_source_flag; null without either.</summary>
    public bool? IsInterlaced { get; private init; }

    /// <summary>vui_aspect_ratio_idc, or vui_sar_width and vui_sar_height: the shape of a sample.</summary>
    public Ratio? SampleAspect { get; private init; }

    /// <summary>vui_transfer_characteristics, u(8).</summary>
    public int? TransferCharacteristics { get; private init; }

    /// <summary>Reads the NAL unit, from its header on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out VvcSequenceParameters parameters)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isSound = VvcUnitType.Of((byte)bits.Read(16)) == VvcUnitType.SequenceParameters;
        bits.Skip(4);
        bool isDependent = bits.Read(4) > 0;
        int subLayers = (int)bits.Read(3);
        int chroma = (int)bits.Read(2);
        int treeBits = (int)bits.Read(2) + 5;
        bool hasLevel = bits.ReadFlag();
        isSound &= subLayers <= MostSubLayers;
        subLayers = Math.Min(subLayers, MostSubLayers);
        parameters = new VvcSequenceParameters
        {
            ChromaFormatIdc = chroma,
            Level = hasLevel ? VvcProfileTierLevel.Read(ref bits, subLayers) : null,
        };
        bits.Skip(1);
        bits.Skip(bits.ReadFlag() ? 1 : 0);
        isSound = isSound && ReadSize(ref bits, treeBits, ref parameters);
        VvcCodingTools tools = new(subLayers, chroma, treeBits, hasLevel, isDependent);
        isSound = isSound && tools.Skip(ref bits);
        isSound = isSound && ReadTiming(ref bits, subLayers, ref parameters);
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSound ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    /// <summary>What the stream is.</summary>
    /// <param name="whole">The video parameter set, which may have the level this one lacks; null without one.</param>
    public VideoFormat Describe(VvcVideoParameters? whole = null)
    {
        VvcProfileTierLevel? level = Level ?? whole?.Level;
        int height = IsFields ? 2 * Height : Height;
        return new VideoFormat
        {
            Profile = level?.Profile,
            Level = level?.Level,
            ProfileCode = level?.ProfileIdc,
            LevelCode = level?.LevelIdc,
            IsHighTier = level is { IsHighTier: true },
            Width = Width,
            Height = height,
            FrameRate = PictureRate is { } rate ? Ratio.Of(rate.Numerator, rate.Denominator * (IsFields ? 2 : 1)) : null,
            IsInterlaced = IsFields ? true : IsInterlaced,
            DisplayAspect = AspectRatios.OfPicture(Width, height, SampleAspect),
            Chroma = ChromaFormat.Name(ChromaFormatIdc),
            BitDepth = BitDepth,
            TransferCharacteristics = TransferCharacteristics,
        };
    }

    private static bool ReadSize(ref BitReader bits, int treeBits, ref VvcSequenceParameters parameters)
    {
        int chroma = parameters.ChromaFormatIdc;
        long width = bits.ReadExpGolomb();
        long height = bits.ReadExpGolomb();
        if (width > LargestSize || height > LargestSize)
        {
            return false;
        }

        int columns = (int)((width + (1 << treeBits) - 1) >> treeBits);
        int rows = (int)((height + (1 << treeBits) - 1) >> treeBits);
        if (bits.ReadFlag())
        {
            width -= (chroma is 1 or 2 ? 2 : 1) * ((long)bits.ReadExpGolomb() + bits.ReadExpGolomb());
            height -= (chroma == 1 ? 2 : 1) * ((long)bits.ReadExpGolomb() + bits.ReadExpGolomb());
        }

        if (bits.ReadFlag() && !VvcCodingTools.SkipSubpictures(ref bits, columns, rows))
        {
            return false;
        }

        uint depth = bits.ReadExpGolomb();
        parameters = parameters with
        {
            Width = (int)Math.Max(0, width),
            Height = (int)Math.Max(0, height),
            BitDepth = (int)Math.Min(depth, DeepestSample) + 8,
        };
        return width > 0 && height > 0 && depth <= DeepestSample;
    }

    private static bool ReadTiming(ref BitReader bits, int subLayers, ref VvcSequenceParameters parameters)
    {
        Ratio? rate = null;
        if (parameters.Level is not null && bits.ReadFlag() && !VvcTiming.TryRead(ref bits, subLayers, out rate))
        {
            return false;
        }

        parameters = parameters with { PictureRate = rate, IsFields = bits.ReadFlag() };
        if (!bits.ReadFlag())
        {
            return true;
        }

        bool isSound = bits.ReadExpGolomb() < LargestUsability;
        bits.Align();
        parameters = ReadUsability(ref bits, parameters);
        return isSound;
    }

    /// <summary>vui_parameters() up to the colours.</summary>
    private static VvcSequenceParameters ReadUsability(ref BitReader bits, VvcSequenceParameters parameters)
    {
        bool progressive = bits.ReadFlag();
        bool interlaced = bits.ReadFlag();
        bits.Skip(2);
        Ratio? sample = null;
        if (bits.ReadFlag())
        {
            bits.Skip(1);
            sample = AspectRatios.Read(ref bits);
        }

        bits.Skip(bits.ReadFlag() ? 1 : 0);
        int? transfer = bits.ReadFlag() ? (int)(bits.Read(16) & 0xFF) : null;
        return parameters with
        {
            IsInterlaced = progressive || interlaced ? interlaced && !progressive : null,
            SampleAspect = sample,
            TransferCharacteristics = transfer,
        };
    }
}
