using System.Text;
using Monitoring.Streams.Psi;

namespace Monitoring.Probe.Tables.Meanings;

/// <summary>Words for the coded values of programs and their streams.</summary>
internal static class StreamMeanings
{
    public static string? StreamType(byte streamType) => StreamTypes.Describe(streamType).Codec;

    /// <summary>format_identifier as the four letters it usually is.</summary>
    public static string? FormatIdentifier(uint identifier)
    {
        ReadOnlySpan<byte> letters =
            [(byte)(identifier >> 24), (byte)(identifier >> 16), (byte)(identifier >> 8), (byte)identifier];
        return letters.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? null : Encoding.ASCII.GetString(letters);
    }

    /// <summary>audio_type, ISO/IEC 13818-1 table 2-60.</summary>
    public static string? AudioType(byte audioType) => audioType switch
    {
        0 => "undefined",
        1 => "clean effects",
        2 => "hearing impaired",
        3 => "visual impaired commentary",
        _ => null,
    };

    /// <summary>stream_content and component_type, EN 300 468 table 26, the usual ones.</summary>
    public static string? StreamContent(int streamContent, int streamContentExt) => (streamContent, streamContentExt) switch
    {
        (0x1, _) => "MPEG-2 video",
        (0x2, _) => "MPEG-1 layer 2 audio",
        (0x3, _) => "teletext, subtitles or VBI data",
        (0x4, _) => "AC-3 audio",
        (0x5, _) => "H.264/AVC video",
        (0x6, _) => "HE-AAC audio",
        (0x7, _) => "DTS audio",
        (0x8, _) => "DVB SRM data",
        (0x9, 0x0) => "HEVC video",
        (0x9, 0x1) => "AC-4, DTS-UHD or MPEG-H audio",
        (0x9, 0x2) => "TTML subtitles",
        (0xB, 0xE) => "NGA audio",
        (0xB, 0xF) => "video and audio attributes",
        _ => null,
    };
}
