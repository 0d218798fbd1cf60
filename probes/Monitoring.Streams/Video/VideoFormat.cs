using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video;

/// <summary>What the headers of a video stream say of all its pictures; null where they do not.</summary>
public sealed record VideoFormat
{
    /// <summary>The coding by its standard's name, where the headers tell it from one that a PMT may mistake it for.</summary>
    public string? Coding { get; init; }

    /// <summary>Profile by the name its standard gives it.</summary>
    public string? Profile { get; init; }

    /// <summary>Level by the name its standard gives it.</summary>
    public string? Level { get; init; }

    /// <summary>The number that stands for the profile in the stream.</summary>
    public int? ProfileCode { get; init; }

    /// <summary>The number that stands for the level in the stream.</summary>
    public int? LevelCode { get; init; }

    /// <summary>Columns of samples shown.</summary>
    public required int Width { get; init; }

    /// <summary>Lines of a frame shown.</summary>
    public required int Height { get; init; }

    /// <summary>Frames a second.</summary>
    public Ratio? FrameRate { get; init; }

    /// <summary>The stream may hold pictures of two fields.</summary>
    public bool? IsInterlaced { get; init; }

    /// <summary>Width to height of the picture as it is shown.</summary>
    public Ratio? DisplayAspect { get; init; }

    /// <summary>Chroma sampling: 4:0:0, 4:2:0, 4:2:2, 4:4:4.</summary>
    public string? Chroma { get; init; }

    /// <summary>Bits of a luma sample.</summary>
    public int? BitDepth { get; init; }

    /// <summary>transfer_characteristics, ITU-T H.273 §8.2.</summary>
    public int? TransferCharacteristics { get; init; }

    /// <summary>low_delay: pictures may come later than a buffer model has them.</summary>
    public bool IsLowDelay { get; init; }

    /// <summary>general_tier_flag of HEVC: the High tier of its level.</summary>
    public bool IsHighTier { get; init; }

    /// <summary>Greatest rate the stream says it has.</summary>
    public long? BitsPerSecond { get; init; }

    /// <summary>Size of the decoder buffer the stream says it needs.</summary>
    public long? BufferBits { get; init; }
}
