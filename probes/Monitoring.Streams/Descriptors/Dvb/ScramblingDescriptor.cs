using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// scrambling_descriptor, tag 0x65, EN 300 468 §6.2.32:
/// <code>
/// scrambling_mode      8 uimsbf
/// </code>
/// </summary>
/// <param name="ScramblingMode">scrambling_mode, 8 bits, uimsbf.</param>
public readonly record struct ScramblingDescriptor(
    byte ScramblingMode)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ScramblingDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte scramblingMode = cursor.Byte();
        view = new ScramblingDescriptor(scramblingMode);
        return cursor.Status;
    }
}
