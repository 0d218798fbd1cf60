namespace Monitoring.Analysis.Network;

/// <summary>One flow of datagrams. Null means not known.</summary>
/// <param name="Number">Place among the flows of the capture, from 1.</param>
/// <param name="Name">Source, destination and VLAN: source:port>destination:port@vlan.</param>
/// <param name="Kind">What it carries.</param>
/// <param name="VlanId">The VLAN.</param>
/// <param name="PppSession">The PPPoE session.</param>
/// <param name="Datagrams">Datagrams that came.</param>
/// <param name="Bytes">Bytes of their payload.</param>
/// <param name="CutDatagrams">Datagrams of which the capture holds a part only.</param>
/// <param name="BadLengths">Datagrams whose content is no whole number of transport packets; null where none is expected.</param>
/// <param name="StartAt">Time of the first, ISO 8601 in UTC.</param>
/// <param name="DurationSeconds">From the first to the last.</param>
/// <param name="Bitrate">Of the payload, over that time.</param>
/// <param name="IatMeanMs">Mean time from one datagram to the next.</param>
/// <param name="IatMaxMs">Longest time.</param>
/// <param name="TimeToLive">Values met, ascending.</param>
/// <param name="TrafficClass">Values met, ascending.</param>
/// <param name="Rtp">What RTP says of the way.</param>
public sealed record FlowReport(
    int Number,
    string Name,
    string Kind,
    int? VlanId,
    int? PppSession,
    long Datagrams,
    long Bytes,
    long CutDatagrams,
    long? BadLengths,
    string? StartAt,
    double? DurationSeconds,
    long? Bitrate,
    double? IatMeanMs,
    double? IatMaxMs,
    IReadOnlyList<int> TimeToLive,
    IReadOnlyList<int> TrafficClass,
    RtpReport? Rtp);
