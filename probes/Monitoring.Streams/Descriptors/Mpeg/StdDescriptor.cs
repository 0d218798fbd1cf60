using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// STD_descriptor, tag 0x11, ISO/IEC 13818-1 §2.6.32:
/// <code>
/// reserved             7 bslbf
/// leak_valid_flag      1 bslbf
/// </code>
/// </summary>
/// <param name="LeakValidFlag">leak_valid_flag, 1 bit, bslbf.</param>
public readonly record struct StdDescriptor(
    bool LeakValidFlag)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out StdDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromLeakValidFlag = cursor.Byte();
        view = new StdDescriptor((fromLeakValidFlag & 0x01) != 0);
        return cursor.Status;
    }
}
