using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>When a section came, and where.</summary>
/// <param name="Began">Time of the packet with its first byte.</param>
/// <param name="BeganPacket">Number of that packet.</param>
/// <param name="Now">Time of the packet with its last byte.</param>
/// <param name="Packet">Number of that packet.</param>
/// <param name="PerPacket">Nanoseconds a packet takes by the PCRs of a live input; 0 while unknown.</param>
/// <param name="IsLive">Times are those of arrival: packets may have come in a burst.</param>
/// <param name="Rate">
/// The packet rate between PCRs of a file: Ok where it is constant, NotApplicable where it varies, so that the time of a packet between two
/// of them is a guess, Pending while that is not known.
/// </param>
internal readonly record struct SectionArrival(
    long Began, long BeganPacket, long Now, long Packet, double PerPacket, bool IsLive, VerdictState Rate);
