using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Rtp;

/// <summary>
/// A packet of RTP, RFC 3550 clauses 5.1 and 5.3.1:
/// <code>
/// version            2  2
/// padding            1  the last byte counts the bytes of padding
/// extension          1  a header extension follows the CSRC list
/// CSRC count         4
/// marker             1
/// payload type       7
/// sequence number   16
/// timestamp         32
/// SSRC              32
/// CSRC list         32 each
/// profile, length   16 + 16, and length words of 32 bits, if there is an extension
/// the payload, the padding
/// </code>
/// </summary>
public readonly ref struct RtpPacket
{
    private const int FixedSize = 12;
    private const int WordSize = 4;
    private const byte PaddingFlag = 0x20;
    private const byte ExtensionFlag = 0x10;
    private const byte MarkerFlag = 0x80;

    private RtpPacket(ReadOnlySpan<byte> bytes, int headerSize, int padding)
    {
        Marker = (bytes[1] & MarkerFlag) != 0;
        PayloadType = bytes[1] & ~MarkerFlag;
        SequenceNumber = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        Timestamp = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
        SynchronizationSource = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
        Payload = bytes[headerSize..^padding];
    }

    /// <summary>marker, 1 bit: in MPEG-2 transport streams, a discontinuity of the time stamps.</summary>
    public bool Marker { get; }

    /// <summary>payload type, 7 bits.</summary>
    public int PayloadType { get; }

    /// <summary>sequence number, 16 bits.</summary>
    public ushort SequenceNumber { get; }

    /// <summary>timestamp, 32 bits, of 90 kHz in MPEG-2 transport streams.</summary>
    public uint Timestamp { get; }

    /// <summary>SSRC, 32 bits.</summary>
    public uint SynchronizationSource { get; }

    /// <summary>What is carried, without padding.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a whole datagram. Anything may look like RTP: it is such when what it says of itself fits, no more.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out RtpPacket packet)
    {
        packet = default;
        if (bytes.IsEmpty)
        {
            return ParseStatus.NeedMoreData;
        }

        if (bytes[0] >> 6 != 2)
        {
            return ParseStatus.Malformed;
        }

        int headerSize = FixedSize + ((bytes[0] & 0x0F) * WordSize);
        bool isExtended = (bytes[0] & ExtensionFlag) != 0;
        if (bytes.Length < headerSize + (isExtended ? WordSize : 0))
        {
            return ParseStatus.NeedMoreData;
        }

        if (isExtended)
        {
            headerSize += WordSize + (BinaryPrimitives.ReadUInt16BigEndian(bytes[(headerSize + 2)..]) * WordSize);
        }

        if (bytes.Length < headerSize)
        {
            return ParseStatus.NeedMoreData;
        }

        int padding = (bytes[0] & PaddingFlag) != 0 ? bytes[^1] : 0;
        if (padding > bytes.Length - headerSize || (padding == 0 && (bytes[0] & PaddingFlag) != 0))
        {
            return ParseStatus.Malformed;
        }

        packet = new RtpPacket(bytes, headerSize, padding);
        return ParseStatus.Complete;
    }
}
