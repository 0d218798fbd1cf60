using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// time_slice_fec_identifier_descriptor, tag 0x77, EN 301 192 §9.5:
/// <code>
/// time_slicing             1 bslbf
/// mpe_fec                  2 uimsbf
/// reserved_for_future_use  2 bslbf
/// frame_size               3 uimsbf
/// max_burst_duration       8 uimsbf
/// max_average_rate         4 uimsbf
/// time_slice_fec_id        4 uimsbf
/// id_selector_byte         the rest
/// </code>
/// </summary>
public readonly ref struct TimeSliceFecIdentifierDescriptor
{
    /// <summary>time_slicing, 1 bit, bslbf.</summary>
    public bool TimeSlicing { get; private init; }

    /// <summary>mpe_fec, 2 bits, uimsbf.</summary>
    public byte MpeFec { get; private init; }

    /// <summary>frame_size, 3 bits, uimsbf.</summary>
    public byte FrameSize { get; private init; }

    /// <summary>max_burst_duration, 8 bits, uimsbf.</summary>
    public byte MaxBurstDuration { get; private init; }

    /// <summary>max_average_rate, 4 bits, uimsbf.</summary>
    public byte MaxAverageRate { get; private init; }

    /// <summary>time_slice_fec_id, 4 bits, uimsbf.</summary>
    public byte TimeSliceFecId { get; private init; }

    /// <summary>id_selector_byte, bytes.</summary>
    public ReadOnlySpan<byte> IdSelector { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TimeSliceFecIdentifierDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte flags = cursor.Byte();
        byte burst = cursor.Byte();
        byte rate = cursor.Byte();
        view = new TimeSliceFecIdentifierDescriptor
        {
            TimeSlicing = (flags & 0x80) != 0,
            MpeFec = (byte)((flags >> 5) & 0x03),
            FrameSize = (byte)(flags & 0x07),
            MaxBurstDuration = burst,
            MaxAverageRate = (byte)(rate >> 4),
            TimeSliceFecId = (byte)(rate & 0x0F),
            IdSelector = cursor.TakeRest(),
        };
        return cursor.Status;
    }
}
