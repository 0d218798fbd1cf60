using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// MPEG-4_audio_descriptor, tag 0x1C, ISO/IEC 13818-1 §2.6.38:
/// <code>
/// MPEG-4_audio_profile_and_level      8 uimsbf
/// </code>
/// </summary>
/// <param name="Mpeg4AudioProfileAndLevel">MPEG-4_audio_profile_and_level, 8 bits, uimsbf.</param>
public readonly record struct Mpeg4AudioDescriptor(
    byte Mpeg4AudioProfileAndLevel)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Mpeg4AudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte mpeg4AudioProfileAndLevel = cursor.Byte();
        view = new Mpeg4AudioDescriptor(mpeg4AudioProfileAndLevel);
        return cursor.Status;
    }
}
