using System.Net;

namespace DemoStreams;

/// <summary>One played stream and how the probe knows it.</summary>
internal sealed record DemoStream(
    string Id, string Name, string Probe, string Medium, string Carrier, string Group, int MuxRate, IReadOnlyList<DemoService> Services)
{
    private const int FirstElementaryPid = 0x200;
    private const int FirstPmtPid = 0x1000;

    public const int Port = 5000;

    public IPEndPoint Target => new(IPAddress.Parse(Group), Port);

    public string FileName => $"{Id}.ts";

    /// <summary>The PMT PID of the n-th service, as the multiplexer numbers them.</summary>
    public static int PmtPid(int service) => FirstPmtPid + service;

    /// <summary>The video and PCR PID of the n-th service.</summary>
    public static int VideoPid(int service) => FirstElementaryPid + (2 * service);
}
