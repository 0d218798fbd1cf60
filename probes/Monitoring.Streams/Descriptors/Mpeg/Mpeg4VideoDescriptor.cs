using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// MPEG-4_video_descriptor, tag 0x1B, ISO/IEC 13818-1 §2.6.36:
/// <code>
/// MPEG-4_visual_profile_and_level      8 uimsbf
/// </code>
/// </summary>
/// <param name="Mpeg4VisualProfileAndLevel">MPEG-4_visual_profile_and_level, 8 bits, uimsbf.</param>
public readonly record struct Mpeg4VideoDescriptor(
    byte Mpeg4VisualProfileAndLevel)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Mpeg4VideoDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte mpeg4VisualProfileAndLevel = cursor.Byte();
        view = new Mpeg4VideoDescriptor(mpeg4VisualProfileAndLevel);
        return cursor.Status;
    }
}
