using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// service_identifier_descriptor, tag 0x71, TS 102 809 §6.2.1:
/// <code>
/// textual_service_identifier_bytes      the rest, text
/// </code>
/// </summary>
public readonly ref struct ServiceIdentifierDescriptor
{
    /// <summary>textual_service_identifier_bytes as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> TextualServiceIdentifierBytes { get; private init; }

    /// <summary>Reads the body, which any bytes will do for.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ServiceIdentifierDescriptor view)
    {
        ByteCursor cursor = new(body);
        ReadOnlySpan<byte> textualServiceIdentifierBytes = cursor.TakeRest();
        view = new ServiceIdentifierDescriptor
        {
            TextualServiceIdentifierBytes = textualServiceIdentifierBytes,
        };
        return cursor.Status;
    }
}
