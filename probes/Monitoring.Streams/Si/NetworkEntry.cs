using System.Buffers.Binary;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Streams.Si;

/// <summary>
/// One transport stream of a NIT or a BAT, EN 300 468 §5.2.1 and §5.2.2:
/// <code>
/// transport_stream_id                16 uimsbf
/// original_network_id                16 uimsbf
/// reserved_future_use                 4 bslbf
/// transport_descriptors_length       12 uimsbf
/// descriptors
/// </code>
/// </summary>
public readonly ref struct NetworkEntry
{
    internal const int DescriptorsLengthAt = 4;

    private readonly ReadOnlySpan<byte> _fixed;
    private readonly ReadOnlySpan<byte> _descriptors;

    internal NetworkEntry(ReadOnlySpan<byte> fixedPart, ReadOnlySpan<byte> descriptors)
    {
        _fixed = fixedPart;
        _descriptors = descriptors;
    }

    /// <summary>transport_stream_id, 16 bits, uimsbf.</summary>
    public ushort TransportStreamId => BinaryPrimitives.ReadUInt16BigEndian(_fixed);

    /// <summary>original_network_id, 16 bits, uimsbf.</summary>
    public ushort OriginalNetworkId => BinaryPrimitives.ReadUInt16BigEndian(_fixed[2..]);

    /// <summary>The descriptors of the transport stream.</summary>
    public DescriptorReader Descriptors => new(_descriptors);
}
