using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Capture;

/// <summary>
/// One frame of a pcap file, draft-ietf-opsawg-pcap clause 5, in the byte order of the file:
/// <code>
/// seconds           32
/// fraction          32  microseconds or nanoseconds
/// captured length   32
/// original length   32
/// the bytes captured
/// </code>
/// </summary>
public readonly ref struct PcapRecord
{
    private const int HeaderSize = 16;
    private const int FractionAt = 4;
    private const int CapturedAt = 8;
    private const int OriginalAt = 12;

    private PcapRecord(CapturedFrame frame) => Frame = frame;

    /// <summary>The frame.</summary>
    public CapturedFrame Frame { get; }

    /// <summary>Bytes the record takes in the file.</summary>
    public int Length => HeaderSize + Frame.Bytes.Length;

    /// <summary>Reads the record at the start of <paramref name="bytes"/>; <paramref name="needed"/> is what it takes as far as known.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, in PcapFileHeader file, out PcapRecord record, out int needed)
    {
        record = default;
        needed = HeaderSize;
        if (bytes.Length < HeaderSize)
        {
            return ParseStatus.NeedMoreData;
        }

        uint captured = ByteOrder.ReadUInt32(bytes[CapturedAt..], file.IsBigEndian);
        if (captured > CaptureLimits.LongestFrame)
        {
            return ParseStatus.Malformed;
        }

        needed += (int)captured;
        if (bytes.Length < needed)
        {
            return ParseStatus.NeedMoreData;
        }

        uint original = ByteOrder.ReadUInt32(bytes[OriginalAt..], file.IsBigEndian);
        long seconds = ByteOrder.ReadUInt32(bytes, file.IsBigEndian);
        long fraction = ByteOrder.ReadUInt32(bytes[FractionAt..], file.IsBigEndian);
        long nanoseconds = (seconds * CaptureTime.NanosecondsPerSecond)
            + (fraction * (CaptureTime.NanosecondsPerSecond / file.UnitsPerSecond));
        record = new PcapRecord(new CapturedFrame(
            file.Link, nanoseconds, (int)Math.Clamp(original, captured, int.MaxValue), bytes.Slice(HeaderSize, (int)captured)));
        return ParseStatus.Complete;
    }
}
