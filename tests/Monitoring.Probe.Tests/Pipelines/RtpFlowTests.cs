using System.Buffers.Binary;
using System.Net;
using Monitoring.Analysis;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Pipelines;

/// <summary>A live stream in RTP is put in order before it is judged, and its windows tell what RTP says of the way.</summary>
public sealed class RtpFlowTests
{
    private const long BitsPerSecond = 2_000_000;
    private const int DatagramSize = 1316;

    private static readonly byte[] Stream = new MultiplexBuilder
    {
        Services = [MultiplexService.Numbered(1, "One")],
        HasSi = false,
        BitsPerSecond = BitsPerSecond,
        PictureSize = 1500,
    }.Build(TimeSpan.FromSeconds(2));

    /// <summary>The same with a packet of the picture missing in its middle.</summary>
    private static byte[] Damaged
    {
        get
        {
            int at = Enumerable.Range(Stream.Length / TransportPacket.Length / 2, 200).First(p => IsPicture(p) && IsPicture(p + 1)) * TransportPacket.Length;
            return [.. Stream[..at], .. Stream[(at + TransportPacket.Length)..]];
        }
    }

    private static bool IsPicture(int packet) =>
        (BinaryPrimitives.ReadUInt16BigEndian(Stream.AsSpan((packet * TransportPacket.Length) + 1)) & 0x1FFF) == MultiplexService.Numbered(1, "One").VideoPid;

    private static int Datagrams => Stream.Length / DatagramSize;

    [Test]
    public void In_order_nothing_is_lost_and_the_stream_is_judged_as_without_rtp()
    {
        (Dictionary<int, (VerdictState State, double Value)> told, RecordingConditions conditions) = Play([.. Enumerable.Range(0, Datagrams)]);

        Assert.That(told[5600], Is.EqualTo((VerdictState.Ok, (double)Datagrams)));
        Assert.That(Enumerable.Range(5601, 5).Select(i => told[i]), Is.All.EqualTo((VerdictState.Ok, 0.0)));
        Assert.That(told[5606].Value, Is.LessThan(0.1));
        Assert.That(told[Catalogue.Datagrams.Id.Value].Value, Is.EqualTo(Datagrams));
        Assert.That(conditions.Edges, Is.Empty);
    }

    [Test]
    public void Two_datagrams_swapped_are_reordered_and_no_1_4()
    {
        int[] order = [.. Enumerable.Range(0, Datagrams)];
        (order[50], order[51]) = (order[51], order[50]);
        (Dictionary<int, (VerdictState State, double Value)> told, RecordingConditions conditions) = Play(order);

        Assert.That((told[5601].Value, told[5604].Value), Is.EqualTo((0.0, 1.0)));
        Assert.That(told[5606].State, Is.EqualTo(VerdictState.Ok), "and jitter keeps its meaning");
        Assert.That(told[Catalogue.ContinuityCountError.Id.Value].State, Is.EqualTo(VerdictState.Ok));
        Assert.That(conditions.Edges, Is.Empty);
    }

    [Test]
    public void What_came_twice_is_counted_and_judged_once_and_what_did_not_come_is_lost()
    {
        (Dictionary<int, (VerdictState State, double Value)> told, RecordingConditions conditions) =
            Play([.. Enumerable.Range(0, 60), 59, .. Enumerable.Range(63, Datagrams - 63)]);

        Assert.That((told[5601].Value, told[5603].Value), Is.EqualTo((3.0, 1.0)));
        Assert.That(conditions.Edges.Where(e => e.Raise).Select(e => e.Indicator), Is.EqualTo(new[] { Catalogue.ContinuityCountError.Id, Catalogue.RtpLoss.Id }));
        Assert.That(conditions.Blamed.Select(b => b.Who), Is.All.EqualTo(Attribution.Network));
        Assert.That(conditions.Edges.Single(e => e.Indicator == Catalogue.RtpLoss.Id).Text, Does.StartWith("3 RTP packets lost"));
    }

    [Test]
    public void Packets_missing_in_a_stream_whose_rtp_came_whole_were_missing_before_its_sender()
    {
        (TransportPipeline pipeline, ProbeClock clock, RecordingConditions conditions) = Begin();

        (Dictionary<int, (VerdictState State, double Value)> told, _) = Send(pipeline, clock, Damaged);

        Assert.That(told[Catalogue.RtpLoss.Id.Value].State, Is.EqualTo(VerdictState.Ok));
        Assert.That(conditions.Blamed, Is.EqualTo(new[] { (Catalogue.ContinuityCountError.Id, Attribution.Source) }));
        Assert.That(conditions.Edges.First(e => e.Raise).Text, Does.EndWith("RTP came without loss: before its sender"));
    }

    [Test]
    public void What_the_kernel_dropped_is_no_fault_of_the_network()
    {
        (TransportPipeline pipeline, ProbeClock clock, RecordingConditions conditions) = Begin();
        pipeline.HasDropped = () => true;

        _ = Send(pipeline, clock, Damaged);

        Assert.That(conditions.Blamed.Select(b => b.Who), Is.EqualTo(new[] { Attribution.Probe }));
    }

    [Test]
    public void A_window_in_which_the_probe_lost_data_says_nothing_of_the_way()
    {
        Assert.That(Play([.. Enumerable.Range(0, Datagrams)], dropped: 1).Told[5601].State, Is.EqualTo(VerdictState.Invalid));
    }

    [Test]
    public void A_stream_without_rtp_has_none_of_its_figures()
    {
        (TransportPipeline pipeline, ProbeClock clock, _) = Begin();
        pipeline.OnData(Stream.AsSpan(0, DatagramSize), clock.Now);

        Assert.That(Close(pipeline, clock.Now, 0).Keys, Has.None.InRange(5600, 5649));
    }

    private static (Dictionary<int, (VerdictState State, double Value)> Told, RecordingConditions Conditions) Play(int[] order, long dropped = 0)
    {
        (TransportPipeline pipeline, ProbeClock clock, RecordingConditions conditions) = Begin();
        (Dictionary<int, (VerdictState State, double Value)> told, _) = Send(pipeline, clock, Stream, order, dropped);
        return (told, conditions);
    }

    private static (Dictionary<int, (VerdictState State, double Value)> Told, Instant End) Send(
        TransportPipeline pipeline, ProbeClock clock, byte[] stream, int[]? sequence = null, long dropped = 0)
    {
        int[] order = sequence ?? [.. Enumerable.Range(0, stream.Length / DatagramSize)];
        Instant now = clock.Now;
        byte[] datagram = new byte[12 + DatagramSize];
        datagram[0] = 0x80;
        datagram[1] = 33;
        for (int at = 0; at < order.Length; at++)
        {
            now = clock.Now.Add(TimeSpan.FromSeconds(at * DatagramSize * 8.0 / BitsPerSecond));
            double sent = order[at] * DatagramSize * 8.0 / BitsPerSecond;
            BinaryPrimitives.WriteUInt16BigEndian(datagram.AsSpan(2), (ushort)(order[at] + 65_500));
            BinaryPrimitives.WriteUInt32BigEndian(datagram.AsSpan(4), (uint)(sent * 90_000));
            stream.AsSpan(order[at] * DatagramSize, DatagramSize).CopyTo(datagram.AsSpan(12));
            pipeline.OnData(datagram, now);
            pipeline.Advance(now);
        }

        return (Close(pipeline, now, dropped), now);
    }

    private static (TransportPipeline Pipeline, ProbeClock Clock, RecordingConditions Conditions) Begin()
    {
        RecordingConditions conditions = new();
        ProbeClock clock = new(new ManualTime(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)));
        InputOptions options = new()
        {
            Id = "in",
            Name = "In",
            Medium = Medium.Iptv,
            Carrier = string.Empty,
            Profile = AnalysisProfile.Iptv,
            Source = new UdpSource(new IPEndPoint(IPAddress.Loopback, 5000), null, null),
            PidTimeout = TimeSpan.FromSeconds(5),
            Services = [],
        };
        return (new TransportPipeline("p", options, clock, conditions), clock, conditions);
    }

    private static Dictionary<int, (VerdictState State, double Value)> Close(TransportPipeline pipeline, Instant now, long dropped) =>
        pipeline.CloseWindow(now.Add(TimeSpan.FromSeconds(-2)), now, invalid: false, dropped, failed: false).Samples
            .Where(s => s is { Pid: -1, Scope.ServiceId: null }).ToDictionary(s => (int)s.Indicator.Value, s => (s.State, s.Value));
}
