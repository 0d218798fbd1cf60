using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// transport_stream_descriptor, tag 0x67, EN 300 468 §6.2.46:
/// <code>
/// byte      the rest, text
/// </code>
/// </summary>
public readonly ref struct TransportStreamDescriptor
{
    /// <summary>byte as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TransportStreamDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> text = cursor.TakeRest();
        view = new TransportStreamDescriptor
        {
            Text = text,
        };
        return cursor.Status;
    }
}
