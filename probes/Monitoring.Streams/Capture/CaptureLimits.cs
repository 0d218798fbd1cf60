namespace Monitoring.Streams.Capture;

/// <summary>What a capture may ask for before it counts as damaged.</summary>
internal static class CaptureLimits
{
    /// <summary>The longest frame libpcap writes: MAXIMUM_SNAPLEN.</summary>
    public const int LongestFrame = 262_144;

    /// <summary>The longest pcapng block that is read: a frame and its options.</summary>
    public const int LongestBlock = LongestFrame + 65_536;

    /// <summary>Interfaces of one section that are kept; frames of others are counted and left out.</summary>
    public const int MostInterfaces = 1024;
}
