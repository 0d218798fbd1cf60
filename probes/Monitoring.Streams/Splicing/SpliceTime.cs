using Monitoring.Streams.Bits;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Streams.Splicing;

/// <summary>
/// splice_time(), SCTE 35 §9.8.1; the whole of a time_signal() as well, §9.7.4:
/// <code>
/// time_specified_flag        1 bslbf
/// if it is 1:
/// reserved                   6 bslbf
/// pts_time                  33 uimsbf
/// else:
/// reserved                   7 bslbf
/// </code>
/// </summary>
/// <param name="PtsTime">pts_time, 33 bits, uimsbf, before pts_adjustment; null when no time is specified.</param>
/// <param name="Size">Bytes of the structure.</param>
public readonly record struct SpliceTime(Timestamp90k? PtsTime, int Size)
{
    private const int SizeWithTime = 5;

    /// <summary>Reads the structure at the start of <paramref name="bytes"/>. Malformed when it does not fit.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out SpliceTime view)
    {
        view = default;
        if (bytes.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        if ((bytes[0] & 0x80) == 0)
        {
            view = new SpliceTime(null, 1);
            return ParseStatus.Complete;
        }

        if (bytes.Length < SizeWithTime)
        {
            return ParseStatus.Malformed;
        }

        view = new SpliceTime(new Timestamp90k(SpliceBits.Read33(bytes)), SizeWithTime);
        return ParseStatus.Complete;
    }
}
