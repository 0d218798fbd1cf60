using System.Net;

namespace Monitoring.Probe.Configuration;

/// <summary>A transport stream in UDP datagrams.</summary>
/// <param name="Endpoint">Group or local address, and port.</param>
/// <param name="Interface">Name or address of the interface to join on; null leaves the choice to the system.</param>
/// <param name="Sender">Source of a source-specific multicast; null accepts any.</param>
public sealed record UdpSource(IPEndPoint Endpoint, string? Interface, IPAddress? Sender) : StreamSource;
