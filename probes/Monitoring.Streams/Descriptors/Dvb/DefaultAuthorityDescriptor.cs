using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// default_authority_descriptor, tag 0x73, TS 102 323 §6.3.1:
/// <code>
/// default_authority_byte      the rest, text
/// </code>
/// </summary>
public readonly ref struct DefaultAuthorityDescriptor
{
    /// <summary>default_authority_byte as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> DefaultAuthorityByte { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DefaultAuthorityDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> defaultAuthorityByte = cursor.TakeRest();
        view = new DefaultAuthorityDescriptor
        {
            DefaultAuthorityByte = defaultAuthorityByte,
        };
        return cursor.Status;
    }
}
