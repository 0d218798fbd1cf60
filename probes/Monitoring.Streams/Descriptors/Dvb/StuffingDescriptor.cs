using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// stuffing_descriptor, tag 0x42, EN 300 468 §6.2.40:
/// <code>
/// stuffing_byte      the rest
/// </code>
/// </summary>
public readonly ref struct StuffingDescriptor
{
    /// <summary>stuffing_byte, bytes.</summary>
    public ReadOnlySpan<byte> StuffingByte { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out StuffingDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> stuffingByte = cursor.TakeRest();
        view = new StuffingDescriptor
        {
            StuffingByte = stuffingByte,
        };
        return cursor.Status;
    }
}
