using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Capture;

/// <summary>
/// The body of an Interface Description Block, draft-ietf-opsawg-pcapng clause 4.2:
/// <code>
/// link type    16
/// reserved     16
/// snap length  32
/// options          if_tsresol (9) 8 bits, if_tsoffset (14) 64 bits, others
/// </code>
/// </summary>
/// <param name="Link">link type, 16 bits.</param>
/// <param name="SnapLength">snap length, 32 bits: frames are cut there; 0 nowhere.</param>
/// <param name="UnitsPerSecond">What its time stamps count, by if_tsresol; null where that is beyond reason.</param>
/// <param name="OffsetSeconds">if_tsoffset: to be added to its time stamps.</param>
public readonly record struct PcapNgInterface(LinkType Link, uint SnapLength, ulong? UnitsPerSecond, long OffsetSeconds)
{
    private const int FixedSize = 8;
    private const int OptionHeadSize = 4;
    private const ushort EndOfOptions = 0;
    private const ushort Resolution = 9;
    private const ushort Offset = 14;
    private const ulong Microseconds = 1_000_000;

    /// <summary>Reads the body of a block; options that run past its end are left out.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, bool isBigEndian, out PcapNgInterface description)
    {
        description = default;
        if (body.Length < FixedSize)
        {
            return ParseStatus.Malformed;
        }

        var link = (LinkType)ByteOrder.ReadUInt16(body, isBigEndian);
        uint snapLength = ByteOrder.ReadUInt32(body[4..], isBigEndian);
        description = new PcapNgInterface(link, snapLength, Microseconds, 0);
        ReadOnlySpan<byte> options = body[FixedSize..];
        while (options.Length >= OptionHeadSize)
        {
            ushort code = ByteOrder.ReadUInt16(options, isBigEndian);
            int length = ByteOrder.ReadUInt16(options[2..], isBigEndian);
            options = options[OptionHeadSize..];
            if (code == EndOfOptions || length > options.Length)
            {
                break;
            }

            if (code == Resolution && length == 1)
            {
                description = description with { UnitsPerSecond = CaptureTime.UnitsPerSecond(options[0]) };
            }
            else if (code == Offset && length == sizeof(long))
            {
                description = description with { OffsetSeconds = ByteOrder.ReadInt64(options, isBigEndian) };
            }

            options = options[Math.Min(PcapNgPadding.Padded(length), options.Length)..];
        }

        return ParseStatus.Complete;
    }

    /// <summary>A time stamp of the interface in nanoseconds of UTC since 1970.</summary>
    public long? Time(ulong units) => UnitsPerSecond is { } perSecond ? CaptureTime.Of(units, perSecond, OffsetSeconds) : null;
}
