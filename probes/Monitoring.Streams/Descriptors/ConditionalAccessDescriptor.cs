using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Descriptors;

/// <summary>
/// CA_descriptor, tag 0x09, ISO/IEC 13818-1 §2.6.16:
/// <code>
/// CA_system_ID          16 uimsbf
/// reserved               3 bslbf
/// CA_PID                13 uimsbf
/// private_data_byte      the rest
/// </code>
/// </summary>
/// <param name="CaSystemId">CA_system_ID, 16 bits, uimsbf.</param>
/// <param name="CaPid">CA_PID, 13 bits, uimsbf: EMM in the CAT, ECM in the PMT.</param>
public readonly record struct ConditionalAccessDescriptor(ushort CaSystemId, Pid CaPid)
{
    /// <summary>Bytes before private_data_byte.</summary>
    public const int FixedSize = 4;

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ConditionalAccessDescriptor view)
    {
        if (body.Length < FixedSize)
        {
            view = default;
            return ParseStatus.Malformed;
        }

        var caPid = new Pid((ushort)(BinaryPrimitives.ReadUInt16BigEndian(body[2..]) & 0x1FFF));
        view = new ConditionalAccessDescriptor(BinaryPrimitives.ReadUInt16BigEndian(body), caPid);
        return ParseStatus.Complete;
    }
}
