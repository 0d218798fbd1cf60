using System.Text.Json.Nodes;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Pes;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Pes;

[TestFixture, Category("RealCaptures")]
public sealed class CapturedTimestampsTests
{
    public static IEnumerable<string> Streams() => Facts.TransportStreams("ts", "codec", "hls");

    [TestCaseSource(nameof(Streams))]
    public void Time_stamps_and_clocks_of_each_pid_are_those_counted_by_others(string capture)
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        synchronizer.Write(Captures.Read(capture));
        synchronizer.Complete();
        Dictionary<ushort, (int Pts, int Dts, int Pcr)> counts = [];
        foreach (byte[] bytes in sink.Packets)
        {
            Count(new TransportPacket(bytes), counts);
        }

        Assert.Multiple(() =>
        {
            foreach ((string pid, JsonNode? facts) in Facts.Computed(capture)["pid"]!.AsObject())
            {
                (int Pts, int Dts, int Pcr) expected = ((int)facts!["pts"]!, (int)facts["dts"]!, (int)facts["pcr"]!);
                ushort number = ushort.Parse(pid, System.Globalization.CultureInfo.InvariantCulture);
                Assert.That(counts.GetValueOrDefault(number), Is.EqualTo(expected), $"PID {pid}");
            }
        });
    }

    private static void Count(TransportPacket packet, Dictionary<ushort, (int Pts, int Dts, int Pcr)> counts)
    {
        if (packet.TransportErrorIndicator)
        {
            return;
        }

        (int pts, int dts, int pcr) = counts.GetValueOrDefault(packet.Pid.Value);
        if (packet.PayloadUnitStartIndicator && packet.TransportScramblingControl == 0
            && PesHeader.TryRead(packet.Payload, out PesHeader header) == ParseStatus.Complete)
        {
            pts += header.Pts is null ? 0 : 1;
            dts += header.Dts is null ? 0 : 1;
        }

        pcr += packet.AdaptationField.TryGetPcr(out _) ? 1 : 0;
        counts[packet.Pid.Value] = (pts, dts, pcr);
    }
}
