using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// logical_channel_descriptor, private tag 0x83 (0x88 for simulcast in HD), IEC 62216 and NorDig Unified, a loop of:
/// <code>
/// service_id                 16 uimsbf
/// visible_service_flag        1 bslbf   not in that of the DTG
/// reserved                    5 bslbf   1 in that of NorDig, 6 in that of the DTG
/// logical_channel_number     10 uimsbf  14 in that of NorDig
/// </code>
/// </summary>
public readonly ref struct LogicalChannelDescriptor
{
    private const int EntrySize = 4;
    private const int TenBits = 0x03FF;
    private const int FourteenBits = 0x3FFF;

    private readonly ReadOnlySpan<byte> _body;

    private LogicalChannelDescriptor(ReadOnlySpan<byte> body, LogicalChannelSystem system)
    {
        _body = body;
        System = system;
    }

    /// <summary>By whose rules it is read.</summary>
    public LogicalChannelSystem System { get; }

    /// <summary>Entries.</summary>
    public int Count => _body.Length / EntrySize;

    /// <summary>Bytes behind the last whole entry.</summary>
    public ReadOnlySpan<byte> Rest => _body[(Count * EntrySize)..];

    /// <summary>An entry by its place.</summary>
    public LogicalChannel this[int index]
    {
        get
        {
            ReadOnlySpan<byte> entry = _body.Slice(index * EntrySize, EntrySize);
            int number = BinaryPrimitives.ReadUInt16BigEndian(entry[2..]);
            return new LogicalChannel(
                BinaryPrimitives.ReadUInt16BigEndian(entry), System == LogicalChannelSystem.Dtg ? null : (number & 0x8000) != 0,
                number & (System == LogicalChannelSystem.NorDig ? FourteenBits : TenBits));
        }
    }

    /// <summary>The system that a private_data_specifier names.</summary>
    public static LogicalChannelSystem SystemOf(uint? privateDataSpecifier) => privateDataSpecifier switch
    {
        0x0000_0028 => LogicalChannelSystem.Eacem,
        0x0000_0029 => LogicalChannelSystem.NorDig,
        0x0000_233A => LogicalChannelSystem.Dtg,
        _ => LogicalChannelSystem.Generic,
    };

    /// <summary>Reads the body. Malformed when it holds no whole entry.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, LogicalChannelSystem system, out LogicalChannelDescriptor view)
    {
        view = new LogicalChannelDescriptor(body, system);
        return view.Count > 0 ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
