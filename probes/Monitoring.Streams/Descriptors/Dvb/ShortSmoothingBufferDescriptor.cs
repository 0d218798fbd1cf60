using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// short_smoothing_buffer_descriptor, tag 0x61, EN 300 468 §6.2.38:
/// <code>
/// sb_size           2 uimsbf
/// sb_leak_rate      6 uimsbf
/// DVB_reserved      the rest
/// </code>
/// </summary>
public readonly ref struct ShortSmoothingBufferDescriptor
{
    /// <summary>sb_size, 2 bits, uimsbf.</summary>
    public byte SbSize { get; private init; }

    /// <summary>sb_leak_rate, 6 bits, uimsbf.</summary>
    public byte SbLeakRate { get; private init; }

    /// <summary>DVB_reserved, bytes.</summary>
    public ReadOnlySpan<byte> DvbReserved { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ShortSmoothingBufferDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromSbSize = cursor.Byte();
        ReadOnlySpan<byte> dvbReserved = cursor.TakeRest();
        view = new ShortSmoothingBufferDescriptor
        {
            SbSize = (byte)(fromSbSize >> 6),
            SbLeakRate = (byte)(fromSbSize & 0x3F),
            DvbReserved = dvbReserved,
        };
        return cursor.Status;
    }
}
