using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// linkage_descriptor, tag 0x4A, EN 300 468 §6.2.19:
/// <code>
/// transport_stream_id       16 uimsbf
/// original_network_id       16 uimsbf
/// service_id                16 uimsbf
/// linkage_type               8 uimsbf
/// further fields             by linkage_type
/// private_data_byte          the rest
/// </code>
/// </summary>
public readonly ref struct LinkageDescriptor
{
    private LinkageDescriptor(
        ushort transportStreamId, ushort originalNetworkId, ushort serviceId, byte linkageType, ReadOnlySpan<byte> privateData)
    {
        TransportStreamId = transportStreamId;
        OriginalNetworkId = originalNetworkId;
        ServiceId = serviceId;
        LinkageType = linkageType;
        PrivateData = privateData;
    }

    /// <summary>transport_stream_id, 16 bits, uimsbf.</summary>
    public ushort TransportStreamId { get; }

    /// <summary>original_network_id, 16 bits, uimsbf.</summary>
    public ushort OriginalNetworkId { get; }

    /// <summary>service_id, 16 bits, uimsbf.</summary>
    public ushort ServiceId { get; }

    /// <summary>linkage_type, 8 bits, uimsbf, EN 300 468 table 58: 5 service replacement, 9 system software update.</summary>
    public byte LinkageType { get; }

    /// <summary>What follows linkage_type: the fields of some types, and private data.</summary>
    public ReadOnlySpan<byte> PrivateData { get; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out LinkageDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new LinkageDescriptor(cursor.Word(), cursor.Word(), cursor.Word(), cursor.Byte(), cursor.TakeRest());
        return cursor.Status;
    }
}
