using System.Buffers.Binary;

namespace Monitoring.Streams.TransportStream;

/// <summary>
/// TP_extra_header of a packet of 192 bytes, as Blu-ray discs and recorders write it:
/// <code>
/// copy_permission_indicator    2 bslbf
/// arrival_time_stamp          30 uimsbf  27 MHz
/// </code>
/// </summary>
/// <param name="Ticks">arrival_time_stamp, 30 bits, uimsbf: it wraps every 39.8 s.</param>
public readonly record struct ArrivalTimeStamp(int Ticks)
{
    private const int Mask = (1 << 30) - 1;

    /// <summary>The stamp in the four bytes before a packet.</summary>
    public static ArrivalTimeStamp Read(ReadOnlySpan<byte> header) => new((int)(BinaryPrimitives.ReadUInt32BigEndian(header) & Mask));

    /// <summary>Ticks from an earlier stamp to this one, over the wrap where there is one.</summary>
    public int Since(ArrivalTimeStamp earlier) => (Ticks - earlier.Ticks) & Mask;
}
