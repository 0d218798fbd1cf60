using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// content_descriptor, tag 0x54, EN 300 468 §6.2.9, a loop of:
/// <code>
/// content_nibble_level_1      4 uimsbf
/// content_nibble_level_2      4 uimsbf
/// user_byte                   8 uimsbf
/// </code>
/// </summary>
/// <param name="ContentNibbleLevel1">content_nibble_level_1, 4 bits, uimsbf.</param>
/// <param name="ContentNibbleLevel2">content_nibble_level_2, 4 bits, uimsbf.</param>
/// <param name="UserByte">user_byte, 8 bits, uimsbf.</param>
public readonly record struct ContentEntry(
    byte ContentNibbleLevel1,
    byte ContentNibbleLevel2,
    byte UserByte)
    : IDescriptorEntry<ContentEntry>
{
    /// <inheritdoc/>
    public static int Size => 2;

    /// <inheritdoc/>
    public static ContentEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        byte fromContentNibbleLevel1 = cursor.Byte();
        byte userByte = cursor.Byte();
        return new ContentEntry((byte)(fromContentNibbleLevel1 >> 4), (byte)(fromContentNibbleLevel1 & 0xF), userByte);
    }
}
