using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

using Monitoring.Probe.Configuration;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Testing.Network;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Inputs;

/// <summary>Datagrams over the loopback interface: unicast and multicast, both families.</summary>
public sealed class UdpInputTests
{
    private const string Loopback = "lo";

    [TestCase("127.0.0.1", null)]
    [TestCase("::1", null)]
    [TestCase("239.255.77.1", Loopback)]
    public async Task Each_datagram_is_one_piece(string address, string? network)
    {
        IPEndPoint endpoint = new(IPAddress.Parse(address), FreePort.Udp());
        IReadOnlyList<(byte[] Bytes, Analysis.Timing.Instant Arrival)> pieces = await ReceiveAsync(
            new UdpSource(endpoint, network, null), endpoint, [new byte[1316], new byte[188], [.. Enumerable.Repeat((byte)7, 1000)]]);

        Assert.That(pieces.Select(p => p.Bytes.Length), Is.EqualTo(new[] { 1316, 188, 1000 }));
        Assert.That(pieces[2].Bytes, Is.All.EqualTo(7));
        Assert.That(pieces.Select(p => p.Arrival.Nanoseconds), Is.Ordered);
    }

    [Test]
    public async Task An_IPv6_group_is_joined_on_its_interface()
    {
        // The loopback interface has no IPv6 groups; with a hop limit of 0 the datagrams stay on this machine all the same.
        NetworkInterface? network = NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(n => n is
        {
            OperationalStatus: OperationalStatus.Up, SupportsMulticast: true, NetworkInterfaceType: not NetworkInterfaceType.Loopback,
        } && n.Supports(NetworkInterfaceComponent.IPv6));
        if (network is null)
        {
            Assert.Ignore("no interface of this machine has IPv6 groups");
        }

        IPEndPoint endpoint = new(IPAddress.Parse("ff15:7701::1"), FreePort.Udp());
        IReadOnlyList<(byte[] Bytes, Analysis.Timing.Instant Arrival)> pieces = await ReceiveAsync(
            new UdpSource(endpoint, network.Name, null), endpoint, [new byte[1316], new byte[188]]);

        Assert.That(pieces.Select(p => p.Bytes.Length).ToArray(), Is.EqualTo(new[] { 1316, 188 }));
    }

    [Test]
    public async Task A_source_specific_group_is_heard_from_its_source()
    {
        IPEndPoint endpoint = new(IPAddress.Parse("232.255.77.2"), FreePort.Udp());
        IReadOnlyList<(byte[] Bytes, Analysis.Timing.Instant Arrival)> pieces = await ReceiveAsync(
            new UdpSource(endpoint, Loopback, IPAddress.Loopback), endpoint, [new byte[188]]);

        Assert.That(pieces, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_group_that_cannot_be_joined_is_one_line()
    {
        UdpSource source = new(new IPEndPoint(IPAddress.Parse("239.255.77.3"), FreePort.Udp()), "nowhere0", null);

        Assert.That(await FailureOfAsync(source), Does.Contain("no network interface 'nowhere0'").And.Not.Contain("\n"));
    }

    [Test]
    public async Task A_port_that_is_taken_is_one_line()
    {
        using Socket holder = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        holder.ExclusiveAddressUse = true;
        holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.That(
            await FailureOfAsync(new UdpSource((IPEndPoint)holder.LocalEndPoint!, null, null)),
            Does.StartWith($"cannot listen on {holder.LocalEndPoint}").And.Contain("in use").And.Not.Contain("\n"));
    }

    [Test]
    public async Task An_address_that_is_not_of_this_machine_is_one_line() =>
        Assert.That(await FailureOfAsync(new UdpSource(new IPEndPoint(IPAddress.Parse("203.0.113.9"), 5000), null, null)), Does.StartWith("cannot listen on 203.0.113.9:5000"));

    [Test]
    public async Task A_membership_ends_with_its_input()
    {
        var group = IPAddress.Parse("239.255.77.4");
        IPEndPoint endpoint = new(group, FreePort.Udp());
        _ = await ReceiveAsync(new UdpSource(endpoint, Loopback, null), endpoint, [new byte[188]]);

        Assert.That(
            () => NetworkInterface.GetAllNetworkInterfaces().SelectMany(n => n.GetIPProperties().MulticastAddresses).Select(m => m.Address),
            Does.Not.Contain(group).After(5000, 50),
            "at once, but for a process that another test starts at that moment: it has a copy of the socket until it runs its own program");
    }

    [Test]
    public async Task What_the_kernel_dropped_is_found_by_the_socket()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("/proc/net/udp is a matter of Linux");
        }

        using Socket receiver = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4096 };
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using Socket sender = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        for (int i = 0; i < 200; i++)
        {
            _ = await sender.SendToAsync(new byte[1316], receiver.LocalEndPoint!);
        }

        Dictionary<long, long> drops = [];
        KernelDrops.Read(drops);
        Assert.That(drops[KernelDrops.InodeOf(receiver)], Is.GreaterThan(100));
    }

    private static async Task<string> FailureOfAsync(UdpSource source)
    {
        UdpInput input = new(source, new ProbeClock(TimeProvider.System));
        InputFailedException? failure = await Assert.ThrowsAsync<InputFailedException>(
            () => input.RunAsync(new RecordingReceiver(), static () => { }, CancellationToken.None));
        return failure!.Message;
    }

    private static async Task<IReadOnlyList<(byte[] Bytes, Analysis.Timing.Instant Arrival)>> ReceiveAsync(
        UdpSource source, IPEndPoint target, byte[][] datagrams)
    {
        RecordingReceiver receiver = new();
        UdpInput input = new(source, new ProbeClock(TimeProvider.System));
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(20));
        TaskCompletionSource opened = new();
        Task running = input.RunAsync(receiver, opened.SetResult, stop.Token);
        await Task.WhenAny(opened.Task, running);
        using Socket sender = new(target.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        if (source.Interface is { } network)
        {
            SendOn(sender, network);
        }

        foreach (byte[] datagram in datagrams)
        {
            _ = await sender.SendToAsync(datagram, target);
        }

        while (receiver.Pieces.Count < datagrams.Length && !running.IsCompleted)
        {
            await Task.Delay(5);
        }

        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return receiver.Pieces;
    }

    private static void SendOn(Socket sender, string network)
    {
        if (sender.AddressFamily == AddressFamily.InterNetworkV6)
        {
            int index = NetworkInterface.GetAllNetworkInterfaces().Single(n => n.Name == network).GetIPProperties().GetIPv6Properties().Index;
            sender.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastInterface, index);
            sender.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.MulticastTimeToLive, 0);
        }
        else
        {
            sender.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.MulticastInterface, IPAddress.Loopback.GetAddressBytes());
        }
    }
}
