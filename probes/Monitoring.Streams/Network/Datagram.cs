namespace Monitoring.Streams.Network;

/// <summary>A UDP datagram as it went through the network; the payload is only valid until the next is read.</summary>
public readonly ref struct Datagram
{
    /// <summary>Who sends, to whom, in which VLAN.</summary>
    public required FlowKey Flow { get; init; }

    /// <summary>The PPPoE session it came in.</summary>
    public required ushort? PppSession { get; init; }

    /// <summary>Time to live or hop limit where it was captured.</summary>
    public required byte TimeToLive { get; init; }

    /// <summary>Type of service or traffic class.</summary>
    public required byte TrafficClass { get; init; }

    /// <summary>The capture holds less of the payload than was sent.</summary>
    public required bool IsCut { get; init; }

    /// <summary>What was sent.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }
}
