namespace Monitoring.Probe.Commands;

/// <summary>Formats that are often taken for a transport stream, by their first bytes.</summary>
/// <param name="Name">With its article, to be read in a sentence.</param>
/// <param name="Advice">What to do.</param>
public sealed record KnownFormat(string Name, string Advice)
{
    /// <summary>Bytes that tell.</summary>
    public const int HeadSize = 512;

    private const string Remux = "remux it to MPEG-TS first";

    private static readonly (int At, byte[] Magic, KnownFormat Format)[] Table =
    [
        (0, [0x00, 0x00, 0x01, 0xBA], new("an MPEG program stream", Remux)),
        (4, "ftyp"u8.ToArray(), new("an MP4 file", Remux)),
        (4, "moov"u8.ToArray(), new("an MP4 file", Remux)),
        (0, [0x1A, 0x45, 0xDF, 0xA3], new("a Matroska or WebM file", Remux)),
        (0, "FLV\u0001"u8.ToArray(), new("an FLV file", Remux)),
        (0, "#EXTM3U"u8.ToArray(), new("an M3U playlist", "name one of its segments")),
        (0, [0xEF, 0xBB, 0xBF, .. "#EXTM3U"u8], new("an M3U playlist", "name one of its segments")),
        (0, "RIFF"u8.ToArray(), new("a RIFF file (WAV or AVI)", Remux)),
        (0, "fLaC"u8.ToArray(), new("a FLAC file", "name the stream it was taken from")),
        (0, "OggS"u8.ToArray(), new("an Ogg file", Remux)),
        (0, "ID3"u8.ToArray(), new("an MP3 or AAC file", "name the stream it was taken from")),
        (0, "<?xml"u8.ToArray(), new("an XML document", "name the stream it describes")),
        (0, [0x1F, 0x8B], new("a gzip archive", "unpack it first")),
        (0, "PK\u0003\u0004"u8.ToArray(), new("a ZIP archive", "unpack it first")),
    ];

    /// <summary>The format that begins so; null for none of these.</summary>
    public static KnownFormat? Recognize(ReadOnlySpan<byte> head)
    {
        foreach ((int at, byte[] magic, KnownFormat format) in Table)
        {
            if (head.Length >= at + magic.Length && head.Slice(at, magic.Length).SequenceEqual(magic))
            {
                return format;
            }
        }

        return null;
    }
}
