using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// transport_protocol_descriptor, tag 0x02 in an AIT, TS 102 809 §5.3.6:
/// <code>
/// protocol_id                  16 uimsbf
/// transport_protocol_label      8 uimsbf
/// selector_byte                 the rest
/// </code>
/// </summary>
public readonly ref struct TransportProtocolDescriptor
{
    /// <summary>protocol_id, 16 bits, uimsbf.</summary>
    public ushort ProtocolId { get; private init; }

    /// <summary>transport_protocol_label, 8 bits, uimsbf.</summary>
    public byte TransportProtocolLabel { get; private init; }

    /// <summary>selector_byte, bytes.</summary>
    public ReadOnlySpan<byte> SelectorByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TransportProtocolDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort protocolId = cursor.Word();
        byte transportProtocolLabel = cursor.Byte();
        ReadOnlySpan<byte> selectorByte = cursor.TakeRest();
        view = new TransportProtocolDescriptor
        {
            ProtocolId = protocolId,
            TransportProtocolLabel = transportProtocolLabel,
            SelectorByte = selectorByte,
        };
        return cursor.Status;
    }
}
