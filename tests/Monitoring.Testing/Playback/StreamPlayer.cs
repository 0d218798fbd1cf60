using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Monitoring.Testing.Playback;

/// <summary>Sends streams in real time as UDP datagrams of seven packets. One thread for all of them.</summary>
public sealed class StreamPlayer : IDisposable
{
    private const int DatagramLength = 7 * 188;

    private readonly List<(LoopingStream Stream, Socket Socket, IPEndPoint Target)> _outputs = [];

    /// <summary>Adds a stream; a multicast target is sent on the loopback interface.</summary>
    public void Add(LoopingStream stream, IPEndPoint target)
    {
        Socket socket = new(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (target.AddressFamily == AddressFamily.InterNetwork)
        {
            socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        }
        else
        {
            socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, 1);
        }

        _outputs.Add((stream, socket, target));
    }

    /// <summary>Plays until cancelled. A late sender catches up, it never skips.</summary>
    public Task PlayAsync(CancellationToken stop) =>
        Task.Factory.StartNew(() => Play(stop), stop, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public void Dispose()
    {
        foreach ((_, Socket socket, _) in _outputs)
        {
            socket.Dispose();
        }
    }

    private void Play(CancellationToken stop)
    {
        byte[] datagram = new byte[DatagramLength];
        var clock = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested)
        {
            foreach ((LoopingStream stream, Socket socket, IPEndPoint target) in _outputs)
            {
                while (stream.NextDue <= clock.Elapsed)
                {
                    if (stream.Next(datagram))
                    {
                        Send(socket, datagram, target);
                    }
                }
            }

            Thread.Sleep(1);
        }
    }

    private static void Send(Socket socket, byte[] datagram, IPEndPoint target)
    {
        try
        {
            socket.SendTo(datagram, target);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            // Nobody listens on that port yet: UDP does not care.
        }
    }
}
