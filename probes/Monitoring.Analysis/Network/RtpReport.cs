namespace Monitoring.Analysis.Network;

/// <summary>What RTP says of the way a stream took. Jitter is null where the time stamps do not run at 90 kHz, or too few came.</summary>
/// <param name="PayloadType">payload type of the packets.</param>
/// <param name="Packets">Packets that came, duplicates and late ones included.</param>
/// <param name="FirstSequence">sequence number of the first.</param>
/// <param name="LastSequence">The highest that came, counted on from there.</param>
/// <param name="Lost">Packets that did not come, or too late to be put in order.</param>
/// <param name="LossEvents">Gaps, of whatever length.</param>
/// <param name="LongestLoss">Packets of the longest gap.</param>
/// <param name="Duplicates">Packets that came again.</param>
/// <param name="Reordered">Packets that came behind later ones and were put in order.</param>
/// <param name="Late">Packets that came when they had been given up as lost.</param>
/// <param name="Restarts">Times the sender began anew: another SSRC, or a sequence number far off.</param>
/// <param name="JitterMs">Interarrival jitter of RFC 3550 at the end, in milliseconds.</param>
/// <param name="MaxJitterMs">The highest it was.</param>
public sealed record RtpReport(
    int PayloadType,
    long Packets,
    int FirstSequence,
    int LastSequence,
    long Lost,
    long LossEvents,
    long LongestLoss,
    long Duplicates,
    long Reordered,
    long Late,
    long Restarts,
    double? JitterMs,
    double? MaxJitterMs);
