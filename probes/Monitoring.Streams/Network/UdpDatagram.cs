using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Network;

/// <summary>
/// A datagram of UDP, RFC 768; the checksum is not checked, since captures of a sender hold those its network card fills in later:
/// <code>
/// source port        16
/// destination port   16
/// length             16  with these 8 bytes
/// checksum           16
/// the payload
/// </code>
/// </summary>
public readonly ref struct UdpDatagram
{
    private const int HeaderSize = 8;

    private UdpDatagram(ReadOnlySpan<byte> bytes, int length)
    {
        SourcePort = BinaryPrimitives.ReadUInt16BigEndian(bytes);
        DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        IsCut = length > bytes.Length;
        Payload = bytes[HeaderSize..Math.Min(length, bytes.Length)];
    }

    /// <summary>source port, 16 bits.</summary>
    public ushort SourcePort { get; }

    /// <summary>destination port, 16 bits.</summary>
    public ushort DestinationPort { get; }

    /// <summary>The datagram was longer than what was captured of it.</summary>
    public bool IsCut { get; }

    /// <summary>The payload, as far as it was captured.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Reads a datagram from the payload of an IP packet.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out UdpDatagram datagram)
    {
        datagram = default;
        if (bytes.Length < HeaderSize)
        {
            return ParseStatus.NeedMoreData;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        length = length == 0 ? bytes.Length : length;
        if (length < HeaderSize)
        {
            return ParseStatus.Malformed;
        }

        datagram = new UdpDatagram(bytes, length);
        return ParseStatus.Complete;
    }
}
