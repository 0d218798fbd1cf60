using Monitoring.Analysis.Elementary;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Reports;

/// <summary>What the headers of an elementary stream say; null where they do not, or where it is of another kind.</summary>
public sealed record ElementaryReport
{
    public const string FromHeader = "header";

    public const string FromTimestamps = "timestamps";

    /// <summary>Why nothing is said; null where headers were read.</summary>
    public string? Reason { get; init; }

    /// <summary>The coding the headers are of, where they tell it from one that the PMT may mistake it for.</summary>
    public string? Coding { get; init; }

    public string? CodecProfile { get; init; }

    public string? Level { get; init; }

    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Frames a second.</summary>
    public double? FrameRate { get; init; }

    /// <summary>The headers, or the time stamps where the headers say no rate.</summary>
    public string? FrameRateSource { get; init; }

    public bool? Interlaced { get; init; }

    /// <summary>Width to height of the picture as shown.</summary>
    public string? Aspect { get; init; }

    public string? Chroma { get; init; }

    public int? BitDepth { get; init; }

    /// <summary>How light becomes signal: SDR, PQ, HLG.</summary>
    public string? DynamicRange { get; init; }

    /// <summary>The greatest rate the stream says it has.</summary>
    public long? DeclaredBitrate { get; init; }

    public GroupReport? Gop { get; init; }

    /// <summary>Samples a second.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Channels, the one of low frequencies included.</summary>
    public int? Channels { get; init; }

    /// <summary>The channels as they are written: 2.0, 5.1.</summary>
    public string? ChannelLayout { get; init; }

    /// <summary>Sounds placed when they are played, beside the channels.</summary>
    public int? Objects { get; init; }

    /// <summary>Ways to play the sound, of which a listener has one.</summary>
    public int? Presentations { get; init; }

    internal static ElementaryReport Of(in AudioFormat format) => new()
    {
        CodecProfile = format.Profile,
        DeclaredBitrate = format.BitsPerSecond,
        SampleRate = format.SampleRate,
        Channels = format.Channels,
        ChannelLayout = FormatWords.Layout(format),
        Objects = format.Objects,
        Presentations = format.Presentations,
        FrameRate = format.FrameRate is { } rate ? Math.Round(rate.Value, 3) : null,
        FrameRateSource = format.FrameRate is not null ? FromHeader : null,
        BitDepth = format.BitDepth,
    };

    internal static ElementaryReport Of(VideoFormat? format, double? measuredRate, GroupReport? group)
    {
        double? rate = format?.FrameRate?.Value ?? measuredRate;
        return new ElementaryReport
        {
            Coding = format?.Coding,
            CodecProfile = format?.Profile,
            Level = format?.Level,
            Width = format?.Width,
            Height = format?.Height,
            FrameRate = rate is { } known ? Math.Round(known, 3) : null,
            FrameRateSource = format?.FrameRate is not null ? FromHeader : rate is not null ? FromTimestamps : null,
            Interlaced = format?.IsInterlaced,
            Aspect = format?.DisplayAspect is { } aspect ? $"{aspect.Numerator}:{aspect.Denominator}" : null,
            Chroma = format?.Chroma,
            BitDepth = format?.BitDepth,
            DynamicRange = FormatWords.DynamicRange(format?.TransferCharacteristics),
            DeclaredBitrate = format?.BitsPerSecond,
            Gop = group,
        };
    }
}
