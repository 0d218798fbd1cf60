using System.Globalization;

namespace Monitoring.Streams.Network;

/// <summary>What makes datagrams one flow: who sends, to whom, in which VLAN.</summary>
public readonly record struct FlowKey(InternetEndpoint Source, InternetEndpoint Destination, ushort? VlanId)
{
    /// <summary>As streams are listed and chosen.</summary>
    public override string ToString() => VlanId is { } vlan
        ? string.Create(CultureInfo.InvariantCulture, $"{Source}>{Destination}@{vlan}")
        : $"{Source}>{Destination}";
}
