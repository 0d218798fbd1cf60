using Monitoring.Streams.Video;

namespace Monitoring.Analysis.Buffers;

/// <summary>The buffers of a stream by its coding and headers, or why there are none.</summary>
internal static class BufferSizesOf
{
    public static (BufferSizes? Sizes, string? Reason) Stream(string? codec, VideoFormat? video)
    {
        if (codec is not ("MPEG-2 Video" or "H.264" or "HEVC"))
        {
            return (null, $"no buffer model for {codec ?? "its coding"}");
        }

        if (video is null)
        {
            return (null, "no header tells the sizes of its buffers yet");
        }

        BufferSizes? sizes = OfVideo(codec, video);
        return (sizes, sizes is null ? $"no buffer sizes for profile {Name(video.Profile, video.ProfileCode)}, level {Name(video.Level, video.LevelCode)}" : null);
    }

    private static BufferSizes? OfVideo(string codec, VideoFormat video)
    {
        if (video is not { ProfileCode: { } profile, LevelCode: { } level })
        {
            return null;
        }

        return codec switch
        {
            "MPEG-2 Video" => Mpeg2Buffers.Of(profile, video.BitsPerSecond, video.BufferBits ?? 0, video.IsLowDelay),
            "H.264" => AvcBuffers.Of(profile, level, video.BufferBits),
            _ => HevcBuffers.Of(profile, video.IsHighTier, level, video.BufferBits),
        };
    }

    private static string Name(string? name, int? code) => name ?? (code is { } known ? $"{known}" : "unknown");
}
