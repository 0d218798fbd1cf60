using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// data_broadcast_id_descriptor, tag 0x66, EN 300 468 §6.2.12:
/// <code>
/// data_broadcast_id     16 uimsbf
/// id_selector_byte       the rest
/// </code>
/// </summary>
public readonly ref struct DataBroadcastIdDescriptor
{
    /// <summary>data_broadcast_id, 16 bits, uimsbf.</summary>
    public ushort DataBroadcastId { get; private init; }

    /// <summary>id_selector_byte, bytes.</summary>
    public ReadOnlySpan<byte> IdSelectorByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DataBroadcastIdDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort dataBroadcastId = cursor.Word();
        ReadOnlySpan<byte> idSelectorByte = cursor.TakeRest();
        view = new DataBroadcastIdDescriptor
        {
            DataBroadcastId = dataBroadcastId,
            IdSelectorByte = idSelectorByte,
        };
        return cursor.Status;
    }
}
