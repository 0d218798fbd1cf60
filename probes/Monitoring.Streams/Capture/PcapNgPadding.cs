namespace Monitoring.Streams.Capture;

/// <summary>Everything in a pcapng block is filled up to four bytes.</summary>
internal static class PcapNgPadding
{
    public static int Padded(int length) => (length + 3) & ~3;
}
