namespace Monitoring.Streams.Capture;

/// <summary>How a capture is written down.</summary>
public enum CaptureFormat
{
    /// <summary>Not known yet, or no capture at all.</summary>
    Unknown,

    /// <summary>The format of libpcap, draft-ietf-opsawg-pcap.</summary>
    Pcap,

    /// <summary>The format of blocks, draft-ietf-opsawg-pcapng.</summary>
    PcapNg,
}
