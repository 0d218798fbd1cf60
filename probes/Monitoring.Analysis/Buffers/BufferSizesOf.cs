using Monitoring.Analysis.Tables;
using Monitoring.Streams.Audio;
using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Buffers;

/// <summary>The buffers of a stream by its coding and headers, or why there are none.</summary>
internal static class BufferSizesOf
{
    private const string NoHeader = "no header tells the sizes of its buffers yet";

    /// <summary>§2.4.2.7: how long a still picture may wait.</summary>
    private const double LongestStill = 60;

    /// <summary>The buffers, or the reason; one of the two is null.</summary>
    /// <param name="component">The stream as the PMT describes it.</param>
    /// <param name="video">What the headers of a picture stream say; null while they say nothing.</param>
    /// <param name="sound">What the headers of a sound stream say; null while they say nothing.</param>
    public static (BufferSizes? Sizes, string? Reason) Stream(ProgramComponent component, VideoFormat? video, AudioFormat? sound)
    {
        (BufferSizes? sizes, string? reason) = Stream(component.Format.Codec, video, sound);
        return (sizes is not { HasMultiplex: true } picture ? sizes : picture with
        {
            MultiplexEmpties = !component.IsScheduled,
            LongestDelay = component.MayBeStill ? LongestStill : picture.LongestDelay,
        }, reason);
    }

    private static (BufferSizes? Sizes, string? Reason) Stream(string? codec, VideoFormat? video, AudioFormat? sound) => codec switch
    {
        "MPEG-2 Video" or "H.264" or "HEVC" => video is null ? (null, NoHeader) : Picture(codec, video),
        "MPEG-1 Audio" or "MPEG-2 Audio" => (AudioBuffers.Mpeg, null),
        "AC-3" => (AudioBuffers.Ac3, null),
        "E-AC-3" => sound is not { } known ? (null, NoHeader)
            : known.BitsPerSecond <= AudioBuffers.LargestAc3 ? (AudioBuffers.Ac3, null)
            : (null, "no buffer sizes for Enhanced AC-3 faster than AC-3"),
        "AAC" or "AAC LATM" => sound is { } known ? Aac(known, codec == "AAC LATM") : (null, NoHeader),
        null => (null, "no buffer model for its coding"),
        _ => (null, $"no buffer model for {codec}"),
    };

    private static (BufferSizes? Sizes, string? Reason) Picture(string codec, VideoFormat video)
    {
        BufferSizes? sizes = video is not { ProfileCode: { } profile, LevelCode: { } level }
            ? null
            : codec switch
            {
                "MPEG-2 Video" => Mpeg2Buffers.Of(profile, video.BitsPerSecond, video.BufferBits ?? 0, video.IsLowDelay),
                "H.264" => AvcBuffers.Of(profile, level, video.BufferBits),
                _ => HevcBuffers.Of(profile, video.IsHighTier, level, video.BufferBits),
            };
        return (sizes, sizes is null ? $"no buffer sizes for profile {Name(video.Profile)}, level {Name(video.Level)}" : null);
    }

    private static (BufferSizes? Sizes, string? Reason) Aac(AudioFormat sound, bool isLatm)
    {
        BufferSizes? sizes = sound.Channels is { } channels ? AudioBuffers.OfAac(channels, isLatm) : null;
        return (sizes, sizes is null ? "its headers do not say how many channels there are" : null);
    }

    private static string Name(string? name) => name ?? "unknown";
}
