using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Capture;

/// <summary>
/// The head of a pcapng block, draft-ietf-opsawg-pcapng clause 3.1, in the byte order of its section:
/// <code>
/// block type          32
/// block total length  32  with this head and the tail, a multiple of 4
/// block body
/// block total length  32
/// </code>
/// A Section Header Block (clause 4.1) reads the same in both orders; its byte-order magic 0x1A2B3C4D tells which one the section has.
/// </summary>
/// <param name="Type">block type, 32 bits.</param>
/// <param name="TotalLength">block total length, 32 bits.</param>
/// <param name="IsBigEndian">The byte order from here on.</param>
public readonly record struct PcapNgBlock(uint Type, uint TotalLength, bool IsBigEndian)
{
    /// <summary>Section Header Block.</summary>
    public const uint SectionHeader = 0x0A0D_0D0A;

    /// <summary>Interface Description Block.</summary>
    public const uint InterfaceDescription = 1;

    /// <summary>Packet Block, no longer written.</summary>
    public const uint ObsoletePacket = 2;

    /// <summary>Simple Packet Block.</summary>
    public const uint SimplePacket = 3;

    /// <summary>Enhanced Packet Block.</summary>
    public const uint EnhancedPacket = 6;

    /// <summary>Bytes before the body.</summary>
    public const int HeadSize = 8;

    /// <summary>Bytes of head and tail.</summary>
    public const int Overhead = HeadSize + TailSize;

    private const int TailSize = 4;
    private const int MagicEnd = HeadSize + 4;
    private const uint ByteOrderMagic = 0x1A2B_3C4D;

    /// <summary>Bytes of the body.</summary>
    public int BodyLength => (int)Math.Min(TotalLength - Overhead, int.MaxValue);

    /// <summary>Whether the body is of any use here: any other block is passed over, however long.</summary>
    public bool IsRead => Type is InterfaceDescription or ObsoletePacket or SimplePacket or EnhancedPacket;

    /// <summary>Reads the head; <paramref name="isBigEndian"/> is the order of the section the block is in.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, bool isBigEndian, out PcapNgBlock block)
    {
        block = default;
        if (bytes.Length < MagicEnd)
        {
            return ParseStatus.NeedMoreData;
        }

        uint type = ByteOrder.ReadUInt32(bytes, isBigEndian);
        if (type == SectionHeader)
        {
            uint magic = BinaryPrimitives.ReadUInt32BigEndian(bytes[HeadSize..]);
            isBigEndian = magic == ByteOrderMagic;
            if (!isBigEndian && BinaryPrimitives.ReverseEndianness(magic) != ByteOrderMagic)
            {
                return ParseStatus.Malformed;
            }
        }

        uint length = ByteOrder.ReadUInt32(bytes[4..], isBigEndian);
        block = new PcapNgBlock(type, length, isBigEndian);
        return length >= Overhead && length % 4 == 0 ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
