using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// target_background_grid_descriptor, tag 0x07, ISO/IEC 13818-1 §2.6.12:
/// <code>
/// horizontal_size              14 uimsbf
/// vertical_size                14 uimsbf
/// aspect_ratio_information      4 uimsbf
/// </code>
/// </summary>
/// <param name="HorizontalSize">horizontal_size, 14 bits, uimsbf.</param>
/// <param name="VerticalSize">vertical_size, 14 bits, uimsbf.</param>
/// <param name="AspectRatioInformation">aspect_ratio_information, 4 bits, uimsbf.</param>
public readonly record struct TargetBackgroundGridDescriptor(
    ushort HorizontalSize,
    ushort VerticalSize,
    byte AspectRatioInformation)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TargetBackgroundGridDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint fromHorizontalSize = cursor.DoubleWord();
        view = new TargetBackgroundGridDescriptor(
            (ushort)(fromHorizontalSize >> 18), (ushort)((fromHorizontalSize >> 4) & 0x3FFF), (byte)(fromHorizontalSize & 0xF));
        return cursor.Status;
    }
}
