using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>Loss, duplicates and damaged packets told apart.</summary>
public sealed class ContinuityTests
{
    private const ushort Pid = 256;

    [Test]
    public void Twenty_packets_lost_in_a_row_are_one_error_that_shows_four()
    {
        TransportStreamBuilder stream = Payloads(10);
        _ = stream.Lose(Pid, 20);
        TransportStreamReport report = FileAnalysis.Report(Append(stream, 10));
        CheckReport check = report.Of(Catalogue.ContinuityCountError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["1.4"]));
            Assert.That(check.Count, Is.EqualTo(1));
            Assert.That(check.Details![0].Packet, Is.EqualTo(10));
            Assert.That(check.Details[0].Text, Is.EqualTo("expected 10, got 14"));
        }
    }

    /// <summary>A counter of four bits is back where it was after 16: only RTP or the bitrate shows those. After 15 it is the one before.</summary>
    [TestCase(15, 1, "counter 9 again with other content")]
    [TestCase(16, 0, null)]
    [TestCase(17, 1, "expected 10, got 11")]
    public void Fifteen_packets_lost_are_an_error_and_sixteen_are_invisible_to_the_counter(int lost, int errors, string? text)
    {
        TransportStreamBuilder stream = Payloads(10);
        _ = stream.Lose(Pid, lost);
        CheckReport check = FileAnalysis.Report(Append(stream, 10)).Of(Catalogue.ContinuityCountError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Count, Is.EqualTo(errors));
            Assert.That(check.Details!.SingleOrDefault()?.Text, Is.EqualTo(text));
        }
    }

    [Test]
    public void One_duplicate_is_clean_and_the_next_is_an_error()
    {
        byte[] once = Append(Payloads(10).Duplicate(), 10);
        byte[] twice = Append(Payloads(10).Duplicate().Duplicate(), 10);
        TransportStreamReport clean = FileAnalysis.Report(once);
        TransportStreamReport excess = FileAnalysis.Report(twice);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clean.Faults(), Is.Empty);
            Assert.That(clean.Pid(Pid).Duplicates, Is.EqualTo(1));
            Assert.That(excess.Of(Catalogue.ContinuityCountError).Count, Is.EqualTo(1));
            Assert.That(excess.Pid(Pid).Duplicates, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_duplicate_may_differ_in_its_pcr_and_in_nothing_else()
    {
        TransportStreamBuilder pcr = Payloads(5);
        _ = pcr.Payload(Pid, new byte[100], pcr: true).Duplicate();
        pcr.Last[11] ^= 1;
        TransportStreamBuilder payload = Payloads(5);
        _ = payload.Duplicate();
        payload.Last[100] ^= 1;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(Append(pcr, 5)).Faults(), Is.Empty);
            Assert.That(FileAnalysis.Report(Append(payload, 5)).Faults(), Is.EqualTo((string[])["1.4"]));
        }
    }

    [Test]
    public void A_signalled_jump_is_clean()
    {
        TransportStreamBuilder stream = Payloads(5);
        _ = stream.Lose(Pid, 3).Payload(Pid, new byte[100]);
        stream.Last[5] |= 0x80;
        Assert.That(FileAnalysis.Report(Append(stream, 5)).Faults(), Is.Empty);
    }

    [Test]
    public void A_burst_of_damaged_packets_is_2_1_only()
    {
        ushort[] pictures = [Multiplexes.First.VideoPid, Multiplexes.Second.VideoPid];
        byte[] stream = Multiplexes.Build(3, Multiplexes.Between(1, 1.02, PacketFate.Errored, pictures));
        TransportStreamReport report = FileAnalysis.Report(stream);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["2.1"]));
            Assert.That(report.Of(Catalogue.TransportError).Count, Is.EqualTo(report.Pids.Sum(p => p.TransportErrors)));
            Assert.That(report.Packets, Is.EqualTo(report.Pids.Sum(p => p.Packets + p.TransportErrors)));
        }
    }

    [Test]
    public void A_counter_that_moves_without_payload_is_an_error()
    {
        TransportStreamBuilder stream = Payloads(5);
        _ = stream.Pcr(Pid);
        stream.Last[3] = (byte)((stream.Last[3] & 0xF0) | 9);
        CheckReport check = FileAnalysis.Report(Append(stream, 5)).Of(Catalogue.ContinuityCountError);
        Assert.That(check.Details![0].Text, Does.Contain("without payload"));
    }

    [Test]
    public void Details_stop_at_a_hundred_and_counts_go_on()
    {
        TransportStreamBuilder stream = Payloads(1);
        for (int at = 0; at < 500; at++)
        {
            _ = stream.Lose(Pid).Payload(Pid, Content(stream.Count));
        }

        CheckReport check = FileAnalysis.Report(stream.ToArray()).Of(Catalogue.ContinuityCountError);
        Assert.That(check.Count, Is.EqualTo(500));
        Assert.That(check.Details, Has.Count.EqualTo(100));
    }

    private static TransportStreamBuilder Payloads(int count)
    {
        TransportStreamBuilder stream = new();
        for (int at = 0; at < count; at++)
        {
            _ = stream.Payload(Pid, Content(at));
        }

        return stream;
    }

    private static byte[] Append(TransportStreamBuilder stream, int count)
    {
        for (int at = 0; at < count; at++)
        {
            _ = stream.Payload(Pid, Content(stream.Count));
        }

        return stream.ToArray();
    }

    private static byte[] Content(int number)
    {
        byte[] content = new byte[184];
        BitConverter.TryWriteBytes(content, number + 1000);
        return content;
    }
}
