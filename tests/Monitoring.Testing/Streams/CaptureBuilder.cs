using System.Buffers.Binary;
using Monitoring.Streams.Capture;

namespace Monitoring.Testing.Streams;

/// <summary>Writes captures, pcap or pcapng, in either byte order and resolution.</summary>
public sealed class CaptureBuilder
{
    private const uint ByteOrderMagic = 0x1A2B_3C4D;
    private const int WholeFrames = 262_144;

    private readonly CaptureFormat _format;
    private readonly bool _isBigEndian;
    private readonly bool _inNanoseconds;
    private readonly List<byte> _bytes = [];

    private CaptureBuilder(CaptureFormat format, bool isBigEndian, bool inNanoseconds)
    {
        _format = format;
        _isBigEndian = isBigEndian;
        _inNanoseconds = inNanoseconds;
    }

    private long UnitsPerSecond => _inNanoseconds ? 1_000_000_000 : 1_000_000;

    public static CaptureBuilder Pcap(LinkType link = LinkType.Ethernet, bool isBigEndian = false, bool inNanoseconds = false)
    {
        CaptureBuilder builder = new(CaptureFormat.Pcap, isBigEndian, inNanoseconds);
        builder.Put32(inNanoseconds ? 0xA1B2_3C4D : 0xA1B2_C3D4);
        builder.Put16(2);
        builder.Put16(4);
        builder.Put32(0);
        builder.Put32(0);
        builder.Put32(WholeFrames);
        builder.Put32((uint)link);
        return builder;
    }

    public static CaptureBuilder PcapNg(LinkType link = LinkType.Ethernet, bool isBigEndian = false, bool inNanoseconds = false)
    {
        CaptureBuilder builder = new(CaptureFormat.PcapNg, isBigEndian, inNanoseconds);
        return builder.Section().Interface(link);
    }

    /// <summary>A Section Header Block.</summary>
    public CaptureBuilder Section() => Block(PcapNgBlock.SectionHeader, [.. Of32(ByteOrderMagic), .. Of16(1), .. Of16(0), .. Filled(8, 0xFF)]);

    /// <summary>An Interface Description Block, with the options given before those of the resolution.</summary>
    public CaptureBuilder Interface(LinkType link, params byte[] options)
    {
        byte[] resolution = _inNanoseconds ? [.. Of16(9), .. Of16(1), 9, 0, 0, 0] : [];
        byte[] all = [.. options, .. resolution];
        return Block(
            PcapNgBlock.InterfaceDescription,
            [.. Of16((ushort)link), .. Of16(0), .. Of32(0), .. all, .. (byte[])(all.Length > 0 ? [.. Of32(0)] : [])]);
    }

    /// <summary>An option of a block, filled up to four bytes.</summary>
    public byte[] Option(ushort code, params byte[] value) => [.. Of16(code), .. Of16((ushort)value.Length), .. Padded(value)];

    /// <summary>A frame, whole; <paramref name="originalLength"/> where it was cut.</summary>
    public CaptureBuilder Frame(long nanoseconds, ReadOnlySpan<byte> bytes, int? originalLength = null, int interfaceId = 0)
    {
        ulong units = (ulong)(Int128)nanoseconds / (ulong)(1_000_000_000 / UnitsPerSecond);
        byte[] lengths = [.. Of32((uint)bytes.Length), .. Of32((uint)(originalLength ?? bytes.Length))];
        if (_format == CaptureFormat.PcapNg)
        {
            return Block(
                PcapNgBlock.EnhancedPacket,
                [.. Of32((uint)interfaceId), .. Of32((uint)(units >> 32)), .. Of32((uint)units), .. lengths, .. Padded(bytes)]);
        }

        Put32((uint)(units / (ulong)UnitsPerSecond));
        Put32((uint)(units % (ulong)UnitsPerSecond));
        _bytes.AddRange(lengths);
        _bytes.AddRange(bytes);
        return this;
    }

    /// <summary>A Simple Packet Block: no time.</summary>
    public CaptureBuilder TimelessFrame(ReadOnlySpan<byte> bytes) =>
        Block(PcapNgBlock.SimplePacket, [.. Of32((uint)bytes.Length), .. Padded(bytes)]);

    /// <summary>A Packet Block, as older programs write.</summary>
    public CaptureBuilder ObsoleteFrame(long microseconds, ReadOnlySpan<byte> bytes)
    {
        byte[] time = [.. Of32((uint)(microseconds >> 32)), .. Of32((uint)microseconds)];
        byte[] lengths = [.. Of32((uint)bytes.Length), .. Of32((uint)bytes.Length)];
        return Block(PcapNgBlock.ObsoletePacket, [.. Of16(0), .. Of16(0), .. time, .. lengths, .. Padded(bytes)]);
    }

    /// <summary>Any block of pcapng.</summary>
    public CaptureBuilder Block(uint type, ReadOnlySpan<byte> body)
    {
        uint length = (uint)(body.Length + PcapNgBlock.Overhead);
        Put32(type);
        Put32(length);
        _bytes.AddRange(body);
        Put32(length);
        return this;
    }

    /// <summary>The capture.</summary>
    public byte[] ToArray() => [.. _bytes];

    private static byte[] Filled(int length, byte value)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill(value);
        return bytes;
    }

    private static byte[] Padded(ReadOnlySpan<byte> bytes) => [.. bytes, .. new byte[-bytes.Length & 3]];

    private byte[] Of16(ushort value)
    {
        byte[] bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, _isBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        return bytes;
    }

    private byte[] Of32(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, _isBigEndian ? BinaryPrimitives.ReverseEndianness(value) : value);
        return bytes;
    }

    private void Put16(ushort value) => _bytes.AddRange(Of16(value));

    private void Put32(uint value) => _bytes.AddRange(Of32(value));
}
