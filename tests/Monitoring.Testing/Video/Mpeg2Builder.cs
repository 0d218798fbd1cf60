using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Video;

/// <summary>Writes the headers of MPEG-2 video.</summary>
public static class Mpeg2Builder
{
    private static ReadOnlySpan<byte> Prefix => [0, 0, 1];

    /// <summary>sequence_header(), from the byte after the prefix on.</summary>
    public static byte[] SequenceHeader(int width, int height, int aspect, int frameRate, int bitRate, int buffer) =>
        new BitWriter().Write(0xB3, 8).Write(width & 0xFFF, 12).Write(height & 0xFFF, 12).Write(aspect, 4).Write(frameRate, 4)
            .Write(bitRate & 0x3FFFF, 18).Write(1, 1).Write(buffer & 0x3FF, 10).Write(0, 3).ToArray();

    /// <summary>sequence_extension(), from the byte after the prefix on.</summary>
    public static byte[] SequenceExtension(
        int profileAndLevel, bool progressive, int chroma, int width = 0, int height = 0, int numerator = 0, int denominator = 0) =>
        new BitWriter().Write(0xB5, 8).Write(1, 4).Write(profileAndLevel, 8).Flags(progressive).Write(chroma, 2).Write(width >> 12, 2)
            .Write(height >> 12, 2).Write(0, 12).Write(1, 1).Write(0, 8).Write(0, 1).Write(numerator, 2).Write(denominator, 5).ToArray();

    /// <summary>group_of_pictures_header(), from the byte after the prefix on.</summary>
    public static byte[] GroupHeader(bool closed) => new BitWriter().Write(0xB8, 8).Write(0, 25).Flags(closed, false).Write(0, 5).ToArray();

    /// <summary>picture_header(), from the byte after the prefix on.</summary>
    public static byte[] PictureHeader(int reference, int type, int vbvDelay = 0xFFFF) =>
        new BitWriter().Write(0, 8).Write(reference, 10).Write(type, 3).Write(vbvDelay, 16).Write(0, 3).ToArray();

    /// <summary>picture_coding_extension(), from the byte after the prefix on.</summary>
    public static byte[] PictureExtension(int structure) =>
        new BitWriter().Write(0xB5, 8).Write(8, 4).Write(0xFFFF, 16).Write(0, 2).Write(structure, 2).Write(0, 10).ToArray();

    /// <summary>A picture and slices of it that hold no start code, with all its prefixes.</summary>
    public static byte[] Picture(int reference, int type, int structure = 3, int size = 200)
    {
        byte[] slice = new byte[size];
        slice.AsSpan().Fill(0x55);
        return [.. Unit(PictureHeader(reference, type)), .. Unit(PictureExtension(structure)), .. Prefix, 0x01, .. slice];
    }

    /// <summary>A header with its prefix.</summary>
    public static byte[] Unit(byte[] header) => [.. Prefix, .. header];
}
