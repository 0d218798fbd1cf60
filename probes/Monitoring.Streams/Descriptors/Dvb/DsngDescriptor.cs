using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// DSNG_descriptor, tag 0x68, EN 300 468 §6.2.14:
/// <code>
/// byte      the rest, text
/// </code>
/// </summary>
public readonly ref struct DsngDescriptor
{
    /// <summary>byte as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DsngDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> text = cursor.TakeRest();
        view = new DsngDescriptor
        {
            Text = text,
        };
        return cursor.Status;
    }
}
