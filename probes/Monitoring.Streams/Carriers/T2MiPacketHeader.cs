using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Carriers;

/// <summary>
/// The start of a T2-MI packet, ETSI TS 102 773 §5.1, by which a multiplex for DVB-T2 modulators travels in a transport stream:
/// <code>
/// packet_type          8 bslbf
/// packet_count         8 uimsbf
/// superframe_idx       4 uimsbf
/// rfu                  9 bslbf   0
/// t2mi_stream_id       3 uimsbf
/// payload_len         16 uimsbf  in bits
/// of a baseband frame (packet_type 0x00) the payload begins:
/// frame_idx            8 uimsbf
/// plp_id               8 uimsbf
/// </code>
/// The payload is filled up to whole bytes and followed by a CRC_32.
/// </summary>
public readonly record struct T2MiPacketHeader
{
    /// <summary>Bytes before the payload.</summary>
    public const int Size = 6;

    /// <summary>Bytes up to and with plp_id.</summary>
    public const int SizeWithPlp = 8;

    /// <summary>packet_type of a baseband frame.</summary>
    public const byte BasebandFrame = 0x00;

    private const int CrcSize = 4;
    private const int ReservedMask = 0x0FF8;

    /// <summary>packet_type, 8 bits, bslbf.</summary>
    public byte PacketType { get; private init; }

    /// <summary>packet_count, 8 bits, uimsbf: one more in each packet.</summary>
    public byte PacketCount { get; private init; }

    /// <summary>superframe_idx, 4 bits, uimsbf.</summary>
    public byte SuperframeIdx { get; private init; }

    /// <summary>t2mi_stream_id, 3 bits, uimsbf.</summary>
    public byte T2miStreamId { get; private init; }

    /// <summary>payload_len, 16 bits, uimsbf, in bits.</summary>
    public ushort PayloadLength { get; private init; }

    /// <summary>plp_id, 8 bits, uimsbf; null where the packet is no baseband frame.</summary>
    public byte? PlpId { get; private init; }

    /// <summary>Bytes of the packet, with header and CRC_32.</summary>
    public int TotalLength => Size + ((PayloadLength + 7) / 8) + CrcSize;

    /// <summary>Reads the start of a packet. Malformed where packet_type is none of the standard or a reserved bit is set.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> packet, out T2MiPacketHeader header)
    {
        header = default;
        if (packet.Length < Size)
        {
            return ParseStatus.NeedMoreData;
        }

        int flags = BinaryPrimitives.ReadUInt16BigEndian(packet[2..]);
        if (!IsType(packet[0]) || (flags & ReservedMask) != 0)
        {
            return ParseStatus.Malformed;
        }

        ushort length = BinaryPrimitives.ReadUInt16BigEndian(packet[4..]);
        bool hasPlp = packet[0] == BasebandFrame && length >= (SizeWithPlp - Size) * 8;
        if (hasPlp && packet.Length < SizeWithPlp)
        {
            return ParseStatus.NeedMoreData;
        }

        header = new T2MiPacketHeader
        {
            PacketType = packet[0],
            PacketCount = packet[1],
            SuperframeIdx = (byte)(flags >> 12),
            T2miStreamId = (byte)(flags & 0x07),
            PayloadLength = length,
            PlpId = hasPlp ? packet[SizeWithPlp - 1] : null,
        };
        return ParseStatus.Complete;
    }

    /// <summary>Baseband frame, auxiliary, arbitrary cells; L1; P2 bias; timestamp, addressing; FEF parts.</summary>
    private static bool IsType(byte type) => type is <= 0x02 or (>= 0x10 and <= 0x12) or 0x20 or 0x21 or (>= 0x30 and <= 0x33);
}
