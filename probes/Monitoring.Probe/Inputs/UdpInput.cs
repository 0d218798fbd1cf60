using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Monitoring.Analysis.Timing;
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
    private Socket? _socket;

    public long SocketInode => Volatile.Read(ref _socketInode);

    public string? Advice { get; private set; }

    public bool IsBehind
    {
        get
        {
            try
            {
                return Volatile.Read(ref _socket)?.Available > 0;
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return false;
            }
        }
    }

    public async Task RunAsync(IStreamReceiver receiver, Action opened, CancellationToken stop)
    {
        using Socket socket = Open();
        Volatile.Write(ref _socketInode, KernelDrops.InodeOf(socket));
        Volatile.Write(ref _socket, socket);
        opened();
        SenderWatch senders = new(source.Endpoint.AddressFamily);
        byte[] datagram = GC.AllocateUninitializedArray<byte>(LongestDatagram, pinned: true);
        try
        {
            while (true)
            {
                int length = await socket.ReceiveFromAsync(datagram, SocketFlags.None, senders.Address, stop).ConfigureAwait(false);
                Instant now = clock.Now;
                if (senders.See(now) is { } other)
                {
                    receiver.OnSender(other.Before, other.After, now);
                }

                receiver.OnData(datagram.AsSpan(0, length), now);
            }
        }
        catch (SocketException e)
        {
            throw InputFailedException.CannotListen(source.Endpoint.ToString(), e);
        }
        finally
        {
            Volatile.Write(ref _socketInode, 0);
            Volatile.Write(ref _socket, null);
        }
    }

    /// <summary>Linux doubles what it grants for its own bookkeeping and tells the double.</summary>
    private void NoteGranted(int granted)
    {
        int payload = OperatingSystem.IsLinux() ? granted / 2 : granted;
        Advice = payload >= ReceiveBufferBytes ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"the kernel grants {payload / 1024} KiB of receive buffer of {ReceiveBufferBytes / 1024}: a busy machine may lose datagrams (sysctl net.core.rmem_max={ReceiveBufferBytes})");
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
            NoteGranted(socket.ReceiveBufferSize);
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
