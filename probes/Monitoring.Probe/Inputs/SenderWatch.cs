using System.Net;
using System.Net.Sockets;

using Monitoring.Analysis.Timing;

namespace Monitoring.Probe.Inputs;

/// <summary>
/// Who sends the datagrams of an input. Another sender is told when it begins, and again when it returns after ten seconds or more; two that
/// send in turn are told once, not with every datagram.
/// </summary>
internal sealed class SenderWatch(AddressFamily family)
{
    private const int MostKnown = 16;

    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);

    private readonly List<Sender> _known = [];
    private Sender? _last;

    private sealed class Sender(SocketAddress address, string name)
    {
        public SocketAddress Address => address;

        public string Name => name;

        public Instant Seen { get; set; }
    }

    /// <summary>Filled with the sender of each datagram.</summary>
    public SocketAddress Address { get; } = new(family);

    /// <summary>Looks at the sender of a datagram; null unless it is another one.</summary>
    public (string Before, string After)? See(Instant now)
    {
        if (_last is { } last && last.Address.Equals(Address))
        {
            last.Seen = now;
            return null;
        }

        Sender? sender = _known.Find(s => s.Address.Equals(Address));
        bool isNew = sender is null || now - sender.Seen >= Away;
        sender ??= Add();
        sender.Seen = now;
        string? before = _last?.Name;
        _last = sender;
        return isNew && before is not null ? (before, sender.Name) : null;
    }

    private Sender Add()
    {
        if (_known.Count == MostKnown)
        {
            _known.Clear();
        }

        SocketAddress copy = new(family, Address.Size);
        Address.Buffer.Span[..Address.Size].CopyTo(copy.Buffer.Span);
        EndPoint any = family == AddressFamily.InterNetworkV6 ? new IPEndPoint(IPAddress.IPv6Any, 0) : new IPEndPoint(IPAddress.Any, 0);
        Sender sender = new(copy, any.Create(copy).ToString()!);
        _known.Add(sender);
        return sender;
    }
}
