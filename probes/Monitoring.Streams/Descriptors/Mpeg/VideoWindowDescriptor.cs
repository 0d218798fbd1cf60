using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// video_window_descriptor, tag 0x08, ISO/IEC 13818-1 §2.6.14:
/// <code>
/// horizontal_offset     14 uimsbf
/// vertical_offset       14 uimsbf
/// window_priority        4 uimsbf
/// </code>
/// </summary>
/// <param name="HorizontalOffset">horizontal_offset, 14 bits, uimsbf.</param>
/// <param name="VerticalOffset">vertical_offset, 14 bits, uimsbf.</param>
/// <param name="WindowPriority">window_priority, 4 bits, uimsbf.</param>
public readonly record struct VideoWindowDescriptor(
    ushort HorizontalOffset,
    ushort VerticalOffset,
    byte WindowPriority)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out VideoWindowDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint fromHorizontalOffset = cursor.DoubleWord();
        view = new VideoWindowDescriptor(
            (ushort)(fromHorizontalOffset >> 18), (ushort)((fromHorizontalOffset >> 4) & 0x3FFF), (byte)(fromHorizontalOffset & 0xF));
        return cursor.Status;
    }
}
