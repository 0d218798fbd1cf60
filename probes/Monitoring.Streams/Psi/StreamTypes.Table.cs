using System.Buffers.Binary;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Streams.Psi;

/// <content>The tables.</content>
public static partial class StreamTypes
{
    private static readonly StreamFormat[] Formats = BuildFormats(
    [
        (0x01, StreamKind.Video, "MPEG-1 Video"),
        (0x02, StreamKind.Video, "MPEG-2 Video"),
        (0x03, StreamKind.Audio, "MPEG-1 Audio"),
        (0x04, StreamKind.Audio, "MPEG-2 Audio"),
        (PrivateSections, StreamKind.Data, "private sections"),
        (PrivatePes, StreamKind.Unknown, null),
        (0x07, StreamKind.Data, "MHEG"),
        (0x08, StreamKind.Data, "DSM-CC"),
        (0x09, StreamKind.Data, "H.222.1"),
        (0x0A, StreamKind.Data, "DSM-CC A"),
        (0x0B, StreamKind.Data, "DSM-CC B"),
        (0x0C, StreamKind.Data, "DSM-CC C"),
        (0x0D, StreamKind.Data, "DSM-CC D"),
        (0x0E, StreamKind.Data, "auxiliary"),
        (0x0F, StreamKind.Audio, "AAC"),
        (0x10, StreamKind.Video, "MPEG-4 Visual"),
        (0x11, StreamKind.Audio, "AAC LATM"),
        (0x12, StreamKind.Data, "MPEG-4 SL"),
        (0x13, StreamKind.Data, "MPEG-4 SL sections"),
        (0x14, StreamKind.Data, "DSM-CC synchronized download"),
        (0x15, StreamKind.Data, "metadata"),
        (0x16, StreamKind.Data, "metadata sections"),
        (0x17, StreamKind.Data, "metadata carousel"),
        (0x18, StreamKind.Data, "metadata object carousel"),
        (0x19, StreamKind.Data, "metadata synchronized download"),
        (0x1A, StreamKind.Data, "IPMP"),
        (0x1B, StreamKind.Video, "H.264"),
        (0x1C, StreamKind.Audio, "MPEG-4 Audio"),
        (0x1D, StreamKind.Subtitle, "MPEG-4 Text"),
        (0x1E, StreamKind.Video, "auxiliary video"),
        (0x1F, StreamKind.Video, "H.264 SVC"),
        (0x20, StreamKind.Video, "H.264 MVC"),
        (0x21, StreamKind.Video, "JPEG 2000"),
        (0x22, StreamKind.Video, "MPEG-2 Video 3D"),
        (0x23, StreamKind.Video, "H.264 3D"),
        (0x24, StreamKind.Video, "HEVC"),
        (0x25, StreamKind.Video, "HEVC temporal subset"),
        (0x26, StreamKind.Video, "H.264 MVCD"),
        (0x27, StreamKind.Data, "timeline"),
        (0x28, StreamKind.Video, "HEVC enhancement"),
        (0x29, StreamKind.Video, "HEVC enhancement"),
        (0x2A, StreamKind.Video, "HEVC enhancement"),
        (0x2B, StreamKind.Video, "HEVC enhancement"),
        (0x2C, StreamKind.Data, "green access units"),
        (0x2D, StreamKind.Audio, "MPEG-H Audio"),
        (0x2E, StreamKind.Audio, "MPEG-H Audio auxiliary"),
        (0x2F, StreamKind.Data, "quality access units"),
        (0x32, StreamKind.Video, "JPEG XS"),
        (0x33, StreamKind.Video, "VVC"),
        (0x34, StreamKind.Video, "VVC temporal subset"),
        (0x35, StreamKind.Video, "EVC"),
        (0x36, StreamKind.Video, "LCEVC"),
        (0x42, StreamKind.Video, "AVS"),
        (0x43, StreamKind.Audio, "AVS Audio"),
        (0x80, StreamKind.Video, "MPEG-2 Video"),
        (0x81, StreamKind.Audio, "AC-3"),
        (0x82, StreamKind.Subtitle, "SCTE 27"),
        (0x83, StreamKind.Audio, "TrueHD"),
        (0x84, StreamKind.Audio, "E-AC-3"),
        (0x85, StreamKind.Audio, "DTS-HD"),
        (0x86, StreamKind.Data, "SCTE 35"),
        (0x87, StreamKind.Audio, "E-AC-3"),
        (0x8A, StreamKind.Audio, "DTS"),
        (0x90, StreamKind.Subtitle, "PGS"),
        (0xD1, StreamKind.Video, "Dirac"),
        (0xD2, StreamKind.Video, "AVS2"),
        (0xD3, StreamKind.Audio, "AVS2 Audio"),
        (0xD4, StreamKind.Video, "AVS3"),
        (0xD5, StreamKind.Audio, "AVS3 Audio"),
        (0xEA, StreamKind.Video, "VC-1"),
    ]);

    /// <summary>Descriptors of EN 300 468 that alone name the coding.</summary>
    private static readonly (byte Tag, StreamFormat Format)[] ByDescriptorTag =
    [
        (DescriptorTag.VbiData, new(StreamKind.Data, "VBI data")),
        (DescriptorTag.VbiTeletext, new(StreamKind.Teletext, "teletext")),
        (DescriptorTag.Teletext, new(StreamKind.Teletext, "teletext")),
        (DescriptorTag.Subtitling, new(StreamKind.Subtitle, "DVB subtitles")),
        (DescriptorTag.Ac3, new(StreamKind.Audio, "AC-3")),
        (DescriptorTag.ApplicationSignalling, new(StreamKind.Data, "AIT")),
        (DescriptorTag.EnhancedAc3, new(StreamKind.Audio, "E-AC-3")),
        (DescriptorTag.Dts, new(StreamKind.Audio, "DTS")),
        (DescriptorTag.Aac, new(StreamKind.Audio, "AAC")),
    ];

    /// <summary>descriptor_tag_extension, EN 300 468 table 109.</summary>
    private static readonly (byte Tag, StreamFormat Format)[] ByExtensionTag =
    [
        (0x0E, new(StreamKind.Audio, "DTS-HD")),
        (0x0F, new(StreamKind.Audio, "DTS Neural")),
        (0x11, new(StreamKind.Data, "T2-MI")),
        (0x15, new(StreamKind.Audio, "AC-4")),
        (0x20, new(StreamKind.Subtitle, "TTML subtitles")),
        (0x21, new(StreamKind.Audio, "DTS-UHD")),
        (0x80, new(StreamKind.Audio, "Opus")),
    ];

    /// <summary>format_identifier of a registration_descriptor.</summary>
    private static readonly (uint Identifier, StreamFormat Format)[] ByFormatIdentifier =
    [
        (Letters("AC-3"u8), new(StreamKind.Audio, "AC-3")),
        (Letters("EAC3"u8), new(StreamKind.Audio, "E-AC-3")),
        (Letters("AC-4"u8), new(StreamKind.Audio, "AC-4")),
        (Letters("DTS1"u8), new(StreamKind.Audio, "DTS")),
        (Letters("DTS2"u8), new(StreamKind.Audio, "DTS")),
        (Letters("DTS3"u8), new(StreamKind.Audio, "DTS")),
        (Letters("BSSD"u8), new(StreamKind.Audio, "SMPTE 302M")),
        (Letters("Opus"u8), new(StreamKind.Audio, "Opus")),
        (Letters("DRA1"u8), new(StreamKind.Audio, "DRA")),
        (Letters("AVSA"u8), new(StreamKind.Audio, "AVS Audio")),
        (Letters("AV3A"u8), new(StreamKind.Audio, "AVS3 Audio")),
        (Letters("av3a"u8), new(StreamKind.Audio, "AVS3 Audio")),
        (Letters("HEVC"u8), new(StreamKind.Video, "HEVC")),
        (Letters("VC-1"u8), new(StreamKind.Video, "VC-1")),
        (Letters("drac"u8), new(StreamKind.Video, "Dirac")),
        (Letters("AV01"u8), new(StreamKind.Video, "AV1")),
        (Letters("AVS2"u8), new(StreamKind.Video, "AVS2")),
        (Letters("AVS3"u8), new(StreamKind.Video, "AVS3")),
        (Letters("CUEI"u8), new(StreamKind.Data, "SCTE 35")),
        (Letters("KLVA"u8), new(StreamKind.Data, "KLV")),
        (Letters("ID3 "u8), new(StreamKind.Data, "ID3")),
    ];

    private static uint Letters(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    private static StreamFormat[] BuildFormats(ReadOnlySpan<(byte Type, StreamKind Kind, string? Codec)> rows)
    {
        var formats = new StreamFormat[256];
        foreach ((byte type, StreamKind kind, string? codec) in rows)
        {
            formats[type] = new StreamFormat(kind, codec);
        }

        return formats;
    }
}
