using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Capture;

/// <summary>
/// The body of a block that holds a frame, draft-ietf-opsawg-pcapng clauses 4.3 and 4.4 and appendix A:
/// <code>
/// Enhanced Packet Block   Packet Block            Simple Packet Block
/// interface id      32    interface id      16    original length  32
/// timestamp high    32    drops             16    the frame
/// timestamp low     32    timestamp high    32
/// captured length   32    timestamp low     32
/// original length   32    captured length   32
/// the frame, options      original length   32
///                         the frame, options
/// </code>
/// </summary>
public readonly ref struct PcapNgPacket
{
    private const int FixedSize = 20;
    private const int SimpleFixedSize = 4;
    private const int HighAt = 4;
    private const int LowAt = 8;
    private const int CapturedAt = 12;
    private const int OriginalAt = 16;

    private PcapNgPacket(int interfaceId, ulong? timestamp, uint originalLength, ReadOnlySpan<byte> bytes)
    {
        InterfaceId = interfaceId;
        Timestamp = timestamp;
        OriginalLength = (int)Math.Clamp(originalLength, (uint)bytes.Length, int.MaxValue);
        Bytes = bytes;
    }

    /// <summary>Place of its interface among those of the section.</summary>
    public int InterfaceId { get; }

    /// <summary>In the units of the interface; null in a Simple Packet Block.</summary>
    public ulong? Timestamp { get; }

    /// <summary>Length on the wire.</summary>
    public int OriginalLength { get; }

    /// <summary>The bytes captured; of a Simple Packet Block with its padding where the frame was cut.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Reads the body of a block.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, in PcapNgBlock block, out PcapNgPacket packet)
    {
        packet = default;
        if (block.Type == PcapNgBlock.SimplePacket)
        {
            if (body.Length < SimpleFixedSize)
            {
                return ParseStatus.Malformed;
            }

            uint simpleLength = ByteOrder.ReadUInt32(body, block.IsBigEndian);
            ReadOnlySpan<byte> rest = body[SimpleFixedSize..];
            packet = new PcapNgPacket(0, null, simpleLength, rest[..(int)Math.Min(simpleLength, (uint)rest.Length)]);
            return ParseStatus.Complete;
        }

        if (body.Length < FixedSize)
        {
            return ParseStatus.Malformed;
        }

        uint interfaceId = block.Type == PcapNgBlock.EnhancedPacket
            ? ByteOrder.ReadUInt32(body, block.IsBigEndian)
            : ByteOrder.ReadUInt16(body, block.IsBigEndian);
        uint captured = ByteOrder.ReadUInt32(body[CapturedAt..], block.IsBigEndian);
        if (captured > body.Length - FixedSize)
        {
            return ParseStatus.Malformed;
        }

        ulong timestamp = ((ulong)ByteOrder.ReadUInt32(body[HighAt..], block.IsBigEndian) << 32)
            | ByteOrder.ReadUInt32(body[LowAt..], block.IsBigEndian);
        packet = new PcapNgPacket(
            (int)Math.Min(interfaceId, int.MaxValue), timestamp, ByteOrder.ReadUInt32(body[OriginalAt..], block.IsBigEndian),
            body.Slice(FixedSize, (int)captured));
        return ParseStatus.Complete;
    }
}
