using System.Globalization;

namespace Monitoring.Streams.Network;

/// <summary>An address and a port of it.</summary>
public readonly record struct InternetEndpoint(InternetAddress Address, ushort Port)
{
    /// <summary>As in a URL.</summary>
    public override string ToString() => Address.IsIpv6
        ? string.Create(CultureInfo.InvariantCulture, $"[{Address}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Address}:{Port}");
}
