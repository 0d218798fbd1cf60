using System.Globalization;
using System.Net;
using System.Net.Sockets;

using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Testing.Network;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Pipelines;

/// <summary>
/// Inputs that come, go and change leave the others alone. Nothing runs beside: a process that another test starts has a copy of every
/// socket until it runs its own program, and so a port that was freed would not be free.
/// </summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InputSetTests
{
    private const int Packets = 7;
    private const int PacketLength = 188;
    private const int Reconfigurations = 20;

    private readonly RecordingConditions _conditions = new();
    private readonly RecordingWindows _windows = new();
    private readonly ProbeClock _clock = new(TimeProvider.System);
    private readonly List<(string Id, bool IsChanged)> _ended = [];
    private readonly TaskCompletionSource _stopSending = new();
    private readonly IPEndPoint _live = new(IPAddress.Loopback, FreePort.Udp());
    private CountedInput? _counted;

    [Test]
    public async Task A_live_input_loses_no_packet_in_twenty_reconfigurations_of_others()
    {
        int[] ports = [.. Enumerable.Range(0, 3).Select(_ => FreePort.Udp())];
        InputRunner? kept = null;
        CountedInput received = new(new UdpInput(new UdpSource(_live, null, null), _clock));
        _counted = received;
        long sent = 0;
        await RunAsync(async (set, stop) =>
        {
            await set.ApplyAsync([UdpOf("live", _live.Port, "1")]);
            kept = set.Current[0];
            await Wait.UntilAsync(() => received.Opened);
            Task<long> sending = SendAsync(stop);
            await Task.Delay(1200, stop);
            for (int i = 0; i < Reconfigurations; i++)
            {
                // In turn: another input comes, is other than it was, and goes; its port is free again each time.
                string version = i.ToString(CultureInfo.InvariantCulture);
                await set.ApplyAsync([.. i % 3 == 2 ? [] : (InputOptions[])[UdpOf("other", ports[i % 2], version)], UdpOf("live", _live.Port, "1"), UdpOf("third", ports[2], version)]);
                Assert.That(set.Current, Does.Contain(kept));
                await Task.Delay(150, stop);
            }

            _stopSending.SetResult();
            sent = await sending;
            await Wait.UntilAsync(() => received.Bytes == sent * Packets * PacketLength);
            await Task.Delay(1500, stop);
        });

        (Dictionary Dictionary, Window Window)[] told = [.. _windows.Windows.Where(w => w.Dictionary.Entities.Any(e => e.Path == "p/live"))];
        Assert.That(sent, Is.GreaterThan(500));
        Assert.That(told, Has.Length.GreaterThan(3));
        Assert.That(received.Bytes, Is.EqualTo(sent * Packets * PacketLength), "every packet counts");
        Assert.That(told.Zip(told.Skip(1)).Select(p => p.Second.Window.StartUnixMs - p.First.Window.StartUnixMs), Is.All.EqualTo(1000));
        Assert.That(told.Select(w => RecordingWindows.StateOf(w, "p/live", Catalogue.ContinuityCountError)), Has.None.EqualTo(VerdictState.Fault));
        Assert.That(_conditions.Edges.Where(e => e.Path.StartsWith("p/live", StringComparison.Ordinal) && e.Indicator == Catalogue.ContinuityCountError.Id), Is.Empty);
        Assert.That(_conditions.Edges.Where(e => e.Indicator == Catalogue.ProbeInputFailure.Id), Is.Empty, "a port that is freed first can be opened again");
    }

    [Test]
    public async Task What_is_the_same_goes_on_what_is_other_begins_anew_and_what_is_gone_says_so()
    {
        await RunAsync(async (set, _) =>
        {
            await set.ApplyAsync([Silent("same", "1"), Silent("other", "1"), Silent("gone", "1")]);
            InputRunner[] before = [.. set.Current];
            await set.ApplyAsync([Silent("new", "1"), Silent("other", "2"), Silent("same", "1")]);

            Assert.That(set.Current.Select(r => r.Pipeline.Id), Is.EqualTo(new[] { "new", "other", "same" }));
            Assert.That(set.Current[2], Is.SameAs(before[0]));
            Assert.That(set.Current[1], Is.Not.SameAs(before[1]));
            Assert.That(_ended, Is.EquivalentTo(new[] { ("other", true), ("gone", false) }));
        });
    }

    [Test]
    public async Task An_input_that_came_in_the_middle_of_a_second_knows_nothing_of_that_second()
    {
        await RunAsync(async (set, _) =>
        {
            await set.ApplyAsync([Silent("first", "1")]);
            await Wait.UntilAsync(() => _windows.Windows.Count >= 2);
            await set.ApplyAsync([Silent("first", "1"), Silent("second", "1")]);
            await Wait.UntilAsync(() => _windows.Windows.Count(w => w.Dictionary.Entities.Any(e => e.Path == "p/second")) >= 2);
        });

        VerdictState[] states = [.. _windows.Windows.Where(w => w.Dictionary.Entities.Any(e => e.Path == "p/second"))
            .Select(w => RecordingWindows.StateOf(w, "p/second", Catalogue.TsPackets))];
        Assert.That(states[0], Is.EqualTo(VerdictState.Invalid));
        Assert.That(states[1], Is.Not.EqualTo(VerdictState.Invalid));
    }

    private static InputOptions UdpOf(string id, int port, string version) => Silent(id, version) with
    {
        Source = new UdpSource(new IPEndPoint(IPAddress.Loopback, port), null, null),
    };

    private static InputOptions Silent(string id, string version) => new()
    {
        Id = id,
        Name = id,
        Medium = Medium.Iptv,
        Carrier = string.Empty,
        Profile = AnalysisProfile.Iptv,
        Source = new FileSource("none", Loop: false),
        PidTimeout = TimeSpan.FromSeconds(5),
        Services = [],
        Fingerprint = version,
    };

    /// <summary>Two hundred datagrams a second of one PID whose counter goes on; returns how many went.</summary>
    private Task<long> SendAsync(CancellationToken stop) => Task.Run(async () =>
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        byte[] datagram = new byte[Packets * PacketLength];
        datagram.AsSpan().Fill(0xFF);
        int counter = 0;
        long sent = 0;
        long since = TimeProvider.System.GetTimestamp();
        while (!_stopSending.Task.IsCompleted && !stop.IsCancellationRequested)
        {
            for (double due = TimeProvider.System.GetElapsedTime(since).TotalMilliseconds / 5; sent < due; sent++)
            {
                for (int i = 0; i < Packets; i++)
                {
                    new byte[] { 0x47, 0x01, 0x00, (byte)(0x10 | (counter++ & 0xF)) }.CopyTo(datagram, i * PacketLength);
                }

                _ = socket.SendTo(datagram, _live);
            }

            await Task.Delay(2, CancellationToken.None);
        }

        return sent;
    });

    private async Task RunAsync(Func<InputSet, CancellationToken, Task> meanwhile)
    {
        using InputSet set = new(o => new InputRunner(
            o.Id == "live" ? _counted! : o.Source is UdpSource udp ? new UdpInput(udp, _clock) : new SilentInput(), new TransportPipeline("p", o, _clock, _conditions), _conditions, _clock,
            TimeProvider.System))
        {
            Ended = (runner, isChanged) => _ended.Add((runner.Pipeline.Id, isChanged)),
        };
        WindowClockwork clockwork = new(new Entity { Path = "p", Kind = EntityKind.Probe }, () => set.Current, _windows, _conditions, _clock);
        using CancellationTokenSource stop = new();
        Task[] running = [Task.Run(() => clockwork.Run(stop.Token)), set.RunAsync(stop.Token)];
        try
        {
            await meanwhile(set, stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running);
        }
    }
}
