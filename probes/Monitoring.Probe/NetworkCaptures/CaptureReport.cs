using Monitoring.Analysis.Network;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>What is in a network capture.</summary>
/// <param name="Format">pcap or pcapng.</param>
/// <param name="Frames">Frames in it.</param>
/// <param name="Datagrams">UDP datagrams in them.</param>
/// <param name="OtherFrames">Frames of another protocol.</param>
/// <param name="Fragments">Frames with parts of packets.</param>
/// <param name="IncompletePackets">Packets of which fragments are missing.</param>
/// <param name="UnlistedDatagrams">Datagrams of flows beyond those listed.</param>
/// <param name="Truncated">It ends within a frame.</param>
/// <param name="Damaged">It is damaged somewhere, and not read from there on.</param>
/// <param name="Streams">Its flows, in the order they began.</param>
public record CaptureReport(
    string Format,
    long Frames,
    long Datagrams,
    long OtherFrames,
    long Fragments,
    long IncompletePackets,
    long UnlistedDatagrams,
    bool Truncated,
    bool Damaged,
    IReadOnlyList<FlowReport> Streams);
