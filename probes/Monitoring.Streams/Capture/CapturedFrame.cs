namespace Monitoring.Streams.Capture;

/// <summary>One frame of a capture; the bytes are the reader's and only valid during the call.</summary>
public readonly ref struct CapturedFrame
{
    /// <summary>A frame as it was written down.</summary>
    public CapturedFrame(LinkType link, long? nanoseconds, int originalLength, ReadOnlySpan<byte> bytes)
    {
        Link = link;
        Nanoseconds = nanoseconds;
        OriginalLength = originalLength;
        Bytes = bytes;
    }

    /// <summary>What the bytes begin with.</summary>
    public LinkType Link { get; }

    /// <summary>When it was captured, in nanoseconds of UTC since 1970; null where the capture does not say.</summary>
    public long? Nanoseconds { get; }

    /// <summary>Length on the wire; more than there are bytes where the capture cut frames short.</summary>
    public int OriginalLength { get; }

    /// <summary>The bytes captured.</summary>
    public ReadOnlySpan<byte> Bytes { get; }
}
