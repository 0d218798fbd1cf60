using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Capture;

/// <summary>
/// The start of a pcap file, draft-ietf-opsawg-pcap clause 4, in the byte order of the machine that wrote it:
/// <code>
/// magic number     32  0xA1B2C3D4 microseconds, 0xA1B23C4D nanoseconds
/// major version    16
/// minor version    16
/// reserved         32
/// reserved         32
/// snap length      32
/// FCS length        4
/// FCS flag, zeros  12
/// link type        16
/// </code>
/// </summary>
/// <param name="IsBigEndian">Numbers of the file are in network byte order.</param>
/// <param name="UnitsPerSecond">What the fraction of a time stamp counts: 1,000,000 or 1,000,000,000 to the second.</param>
/// <param name="Link">link type, 16 bits: of every frame in the file.</param>
public readonly record struct PcapFileHeader(bool IsBigEndian, int UnitsPerSecond, LinkType Link)
{
    /// <summary>Bytes it takes.</summary>
    public const int Size = 24;

    private const int MagicSize = 4;
    private const int LinkAt = 20;
    private const uint Microseconds = 0xA1B2_C3D4;
    private const uint Nanoseconds = 0xA1B2_3C4D;
    private const uint LinkMask = 0xFFFF;

    /// <summary>Reads it from the first bytes of a file; malformed when they are of something else.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out PcapFileHeader header)
    {
        header = default;
        if (bytes.Length < MagicSize)
        {
            return ParseStatus.NeedMoreData;
        }

        uint magic = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        bool isBigEndian = magic is Microseconds or Nanoseconds;
        uint inOrder = isBigEndian ? magic : BinaryPrimitives.ReverseEndianness(magic);
        if (inOrder is not (Microseconds or Nanoseconds))
        {
            return ParseStatus.Malformed;
        }

        if (bytes.Length < Size)
        {
            return ParseStatus.NeedMoreData;
        }

        uint link = ByteOrder.ReadUInt32(bytes[LinkAt..], isBigEndian) & LinkMask;
        header = new PcapFileHeader(isBigEndian, inOrder == Nanoseconds ? 1_000_000_000 : 1_000_000, (LinkType)link);
        return ParseStatus.Complete;
    }
}
