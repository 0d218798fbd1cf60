using System.Net;
using System.Net.Sockets;

using Monitoring.Analysis.Timing;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Testing.Network;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Inputs;

/// <summary>Another sender of a stream is told, with both sides, and not with every datagram.</summary>
public sealed class SenderWatchTests
{
    private SenderWatch _watch = null!;

    [SetUp]
    public void Begin() => _watch = new SenderWatch(AddressFamily.InterNetwork);

    [Test]
    public void The_first_sender_is_no_change_and_another_is()
    {
        Assert.That(See("10.0.0.1:5000", 0), Is.Null);
        Assert.That(See("10.0.0.1:5000", 60), Is.Null);
        Assert.That(See("10.0.0.2:5000", 61), Is.EqualTo(("10.0.0.1:5000", "10.0.0.2:5000")));
        Assert.That(See("10.0.0.2:6000", 62), Is.EqualTo(("10.0.0.2:5000", "10.0.0.2:6000")));
    }

    [Test]
    public void Two_that_send_in_turn_are_told_once_and_one_that_returns_after_a_while_again()
    {
        Assert.That(Enumerable.Range(0, 100).Count(i => See($"10.0.0.{(i % 2) + 1}:5000", i * 0.1) is not null), Is.EqualTo(1));
        Assert.That(See("10.0.0.1:5000", 11), Is.Null);
        Assert.That(See("10.0.0.2:5000", 30), Is.EqualTo(("10.0.0.1:5000", "10.0.0.2:5000")));
    }

    [Test]
    public void Senders_without_end_are_kept_to_a_few()
    {
        Assert.That(Enumerable.Range(1, 1000).Count(port => See($"10.0.0.1:{port}", 0) is not null), Is.EqualTo(999));
    }

    [Test]
    public async Task A_second_sender_on_a_port_is_told()
    {
        IPEndPoint endpoint = new(IPAddress.Loopback, FreePort.Udp());
        RecordingReceiver receiver = new();
        UdpInput input = new(new UdpSource(endpoint, null, null), new ProbeClock(TimeProvider.System));
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(20));
        TaskCompletionSource opened = new();
        Task running = input.RunAsync(receiver, opened.SetResult, stop.Token);
        await opened.Task;
        using Socket first = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using Socket second = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        foreach (Socket sender in (Socket[])[first, first, second, second])
        {
            _ = await sender.SendToAsync(new byte[188], endpoint);
        }

        while (receiver.Pieces.Count < 4 && !running.IsCompleted)
        {
            await Task.Delay(5);
        }

        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        int[] ports = [.. ((Socket[])[first, second]).Select(s => ((IPEndPoint)s.LocalEndPoint!).Port)];
        Assert.That(receiver.Senders, Is.EqualTo(new[] { ($"127.0.0.1:{ports[0]}", $"127.0.0.1:{ports[1]}") }));
    }

    private (string Before, string After)? See(string sender, double seconds)
    {
        SocketAddress address = IPEndPoint.Parse(sender).Serialize();
        address.Buffer.Span[..address.Size].CopyTo(_watch.Address.Buffer.Span);
        return _watch.See(Instant.FromSeconds(seconds));
    }
}
