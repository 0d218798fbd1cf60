using System.Collections.Concurrent;
using System.Net.NetworkInformation;

namespace Monitoring.Testing.Network;

/// <summary>
/// A port for a server that is started on it again and again. It lies below the range from which the system gives ports to whoever
/// asks for any, so that a test running beside this one does not get it while the server is away; none is given twice. No socket is
/// opened to find it: a process that another test starts at that moment would hold a copy of it until it runs its own program.
/// </summary>
public static class FreePort
{
    private const int First = 12_000;
    private const int BeyondLast = 32_000;
    private const int Tries = 1000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that no server listens on.</summary>
    public static int Tcp() => Find(static properties => properties.GetActiveTcpListeners().Select(e => e.Port));

    /// <summary>One that no socket receives on.</summary>
    public static int Udp() => Find(static properties => properties.GetActiveUdpListeners().Select(e => e.Port));

    private static int Find(Func<IPGlobalProperties, IEnumerable<int>> taken)
    {
        HashSet<int> used = [.. taken(IPGlobalProperties.GetIPGlobalProperties())];
        for (int i = 0; i < Tries; i++)
        {
            int port = Random.Shared.Next(First, BeyondLast);
            if (!used.Contains(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"of {Tries} ports between {First} and {BeyondLast} none is free");
    }
}
