using System.Net.Sockets;
using System.Text;
using Monitoring.Contracts.Operations;

namespace Monitoring.Testing.Operations;

/// <summary>The receiving end of a service manager: a Unix datagram socket.</summary>
public sealed class ServiceSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };

    /// <param name="address">A path, or @ and a name of the abstract namespace.</param>
    public ServiceSocket(string address)
    {
        Address = address;
        _socket.Bind(new UnixDomainSocketEndPoint(address[0] == '@' ? $"\0{address[1..]}" : address));
    }

    public string Address { get; }

    public bool IsSilent => _socket.Available == 0;

    /// <summary>A notifier that found this socket in its environment.</summary>
    public ServiceNotifier Notifier(string? watchdogMicroseconds = null, string? watchdogProcess = null) => new(name => name switch
    {
        ServiceNotifier.SocketVariable => Address,
        ServiceNotifier.WatchdogVariable => watchdogMicroseconds,
        ServiceNotifier.WatchdogProcessVariable => watchdogProcess,
        _ => null,
    });

    public async Task<string> ReceiveAsync()
    {
        byte[] buffer = new byte[4096];
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return Encoding.UTF8.GetString(buffer, 0, await _socket.ReceiveAsync(buffer, limit.Token));
    }

    public void Dispose() => _socket.Dispose();
}
