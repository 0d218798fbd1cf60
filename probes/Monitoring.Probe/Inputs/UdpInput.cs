using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Monitoring.Probe.Configuration;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Inputs;

/// <summary>A transport stream in UDP datagrams, unicast or multicast, over IPv4 or IPv6. Nothing is allocated per datagram.</summary>
internal sealed class UdpInput(UdpSource source, ProbeClock clock) : IStreamInput
{
    /// <summary>Asked of the kernel; it grants at most net.core.rmem_max.</summary>
    private const int ReceiveBufferBytes = 4 * 1024 * 1024;

    private const int LongestDatagram = 65_536;

    private long _socketInode;

    public long SocketInode => Volatile.Read(ref _socketInode);

    public async Task RunAsync(IStreamReceiver receiver, Action opened, CancellationToken stop)
    {
        using Socket socket = Open();
        Volatile.Write(ref _socketInode, KernelDrops.InodeOf(socket));
        opened();
        byte[] datagram = GC.AllocateUninitializedArray<byte>(LongestDatagram, pinned: true);
        try
        {
            while (true)
            {
                int length = await socket.ReceiveAsync(datagram, SocketFlags.None, stop).ConfigureAwait(false);
                receiver.OnData(datagram.AsSpan(0, length), clock.Now);
            }
        }
        catch (SocketException e)
        {
            throw InputFailedException.CannotListen(source.Endpoint.ToString(), e);
        }
        finally
        {
            Volatile.Write(ref _socketInode, 0);
        }
    }

    private Socket Open()
    {
        IPEndPoint local = source.Endpoint;
        Socket socket = new(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            bool isGroup = StreamSourceReader.IsMulticast(local.Address);

            // Two listeners of one group both get every datagram; two of one unicast port would steal from each other.
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, isGroup);
            socket.ReceiveBufferSize = ReceiveBufferBytes;
            socket.Bind(local);
            if (isGroup)
            {
                MulticastMembership.Join(socket, source);
            }

            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw InputFailedException.CannotListen(local.ToString(), e);
        }
        catch (InputFailedException)
        {
            socket.Dispose();
            throw;
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"udp://{source.Endpoint}");
}
