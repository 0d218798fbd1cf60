using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests;

/// <summary>The builder that other tests lean on makes what it says.</summary>
public sealed class MultiplexBuilderTests
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    [Test]
    public void A_clean_multiplex_keeps_its_rate_its_clock_and_its_counters()
    {
        RecordingSink sink = Parse(new MultiplexBuilder
        {
            Services = [MultiplexService.Numbered(1, "one"), MultiplexService.Numbered(2, "two")],
        });
        Dictionary<ushort, int> counters = [];
        List<(long Position, ClockReference Pcr)> clocks = [];
        for (int index = 0; index < sink.Packets.Count; index++)
        {
            var packet = new TransportPacket(sink.Packets[index]);
            if (packet.Pid.Value == 0x101 && packet.AdaptationField.TryGetPcr(out ClockReference pcr))
            {
                clocks.Add((index * 188L, pcr));
            }

            if (packet.HasPayload && packet.Pid != WellKnownPids.Null)
            {
                int last = counters.GetValueOrDefault(packet.Pid.Value, 15);
                Assert.That(packet.ContinuityCounter, Is.EqualTo((last + 1) & 15), $"packet {index}");
                counters[packet.Pid.Value] = packet.ContinuityCounter;
            }
        }

        long bits = (clocks[^1].Position - clocks[0].Position) * 8;
        Assert.That(sink.Packets, Has.Count.EqualTo(4_000_000 * 2 / 8 / 188).Within(1));
        Assert.That(bits * ClockReference.TicksPerSecond / clocks[^1].Pcr.Since(clocks[0].Pcr), Is.EqualTo(4_000_000).Within(1));
        Assert.That(clocks.Zip(clocks.Skip(1), (a, b) => b.Pcr.Since(a.Pcr)), Is.All.LessThan(40 * 27_000));
        Assert.That(SectionRecorder.Of(sink.Packets, 0).Sections, Has.Count.EqualTo(20));
        Assert.That(SectionRecorder.Of(sink.Packets, 0x200).Sections, Has.Count.EqualTo(20));
        Assert.That(SectionRecorder.Of(sink.Packets, 0x11).Sections, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_clock_wraps_in_mid_stream()
    {
        RecordingSink sink = Parse(new MultiplexBuilder
        {
            Services = [MultiplexService.Numbered(1, "one")],
            FirstTick = ClockReference.Modulus - ClockReference.TicksPerSecond,
        });
        List<long> clocks = [];
        foreach (byte[] bytes in sink.Packets)
        {
            if (new TransportPacket(bytes).AdaptationField.TryGetPcr(out ClockReference pcr))
            {
                clocks.Add(pcr.Ticks);
            }
        }

        Assert.That(clocks[0], Is.GreaterThan(clocks[^1]));
        Assert.That(clocks, Is.All.InRange(0, ClockReference.Modulus - 1));
    }

    [TestCase(PacketFate.Absent, 0)]
    [TestCase(PacketFate.Lost, 0)]
    [TestCase(PacketFate.Errored, 20)]
    [TestCase(PacketFate.Duplicated, 40)]
    public void A_fate_befalls_the_packets_it_is_meant_for(PacketFate fate, int expected)
    {
        RecordingSink sink = Parse(new MultiplexBuilder
        {
            Services = [MultiplexService.Numbered(1, "one")],
            Fate = (_, pid) => pid == 0x100 ? fate : PacketFate.Sent,
        });

        Assert.That(sink.Packets.Count(p => new TransportPacket(p).Pid.Value == 0x100), Is.EqualTo(expected));
        Assert.That(ProgramMaps(sink), Is.EqualTo(fate == PacketFate.Duplicated ? 20 : 0));
    }

    private static int ProgramMaps(RecordingSink sink) =>
        SectionRecorder.Of(sink.Packets, 0x100).Sections.Count(s => ProgramMapSection.TryRead(s.Bytes, out _) == ParseStatus.Complete);

    private static RecordingSink Parse(MultiplexBuilder builder)
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        synchronizer.Write(builder.Build(Duration));
        synchronizer.Complete();
        return sink;
    }
}
