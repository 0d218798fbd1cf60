using System.Net;
using System.Net.Sockets;

namespace Monitoring.Engine.Tests.Api;

/// <summary>
/// Passes connections on to a port, and can let those there are freeze: both ends believe the other is there, and nothing arrives any more,
/// as when a firewall or a balancer on the way forgets them.
/// </summary>
internal sealed class FreezingRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly int _target;
    private readonly Task _accepting;
    private CancellationTokenSource _frozen = new();

    public FreezingRelay(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Nothing passes any more on the connections there are; new ones work.</summary>
    public void Freeze()
    {
        lock (_gate)
        {
            _frozen.Cancel();
            _frozen = new CancellationTokenSource();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        Freeze();
        _frozen.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket caller = await _listener.AcceptSocketAsync(_end.Token);
                Socket server = new(SocketType.Stream, ProtocolType.Tcp);
                await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
                lock (_gate)
                {
                    _sockets.AddRange([caller, server]);
                    _ = PassAsync(caller, server, _frozen.Token);
                    _ = PassAsync(server, caller, _frozen.Token);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the end
        }
    }

    private static async Task PassAsync(Socket from, Socket to, CancellationToken frozen)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int read;
            do
            {
                read = await from.ReceiveAsync(buffer, frozen);
                await to.SendAsync(buffer.AsMemory(0, read), frozen);
            }
            while (read > 0);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // frozen, or one end is gone
        }
    }
}
