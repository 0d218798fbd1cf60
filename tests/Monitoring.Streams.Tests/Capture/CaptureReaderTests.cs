using Monitoring.Streams.Capture;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Capture;

public sealed class CaptureReaderTests
{
    private const long Start = 1_732_543_200_000_000_000;

    private static readonly byte[] First = [1, 2, 3, 4, 5];
    private static readonly byte[] Second = [6, 7];

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void Frames_of_a_pcap_file_are_those_written(bool isBigEndian, bool inNanoseconds)
    {
        byte[] file = CaptureBuilder.Pcap(LinkType.LinuxCooked, isBigEndian, inNanoseconds)
            .Frame(Start + 1_001, First).Frame(Start + 2_000_000_999, Second, originalLength: 60).ToArray();

        Assert.That(Frames(file), Is.EqualTo((string[])
        [
            $"LinuxCooked at {(inNanoseconds ? Start + 1_001 : Start + 1_000)}, 5: 0102030405",
            $"LinuxCooked at {(inNanoseconds ? Start + 2_000_000_999 : Start + 2_000_000_000)}, 60: 0607",
        ]));
    }

    [TestCase(false, false)]
    [TestCase(false, true)]
    [TestCase(true, false)]
    [TestCase(true, true)]
    public void Frames_of_a_pcapng_file_are_those_written(bool isBigEndian, bool inNanoseconds)
    {
        byte[] file = CaptureBuilder.PcapNg(LinkType.Raw, isBigEndian, inNanoseconds)
            .Frame(Start + 1_001, First).Block(0x0BAD, new byte[400]).Frame(Start + 2_000_000_999, Second, originalLength: 60).ToArray();

        Assert.That(Frames(file), Is.EqualTo((string[])
        [
            $"Raw at {(inNanoseconds ? Start + 1_001 : Start + 1_000)}, 5: 0102030405",
            $"Raw at {(inNanoseconds ? Start + 2_000_000_999 : Start + 2_000_000_000)}, 60: 0607",
        ]));
    }

    [Test]
    public void Each_interface_has_its_link_its_clock_and_its_offset()
    {
        var builder = CaptureBuilder.PcapNg();
        byte[] binary = builder.Option(9, 0x8A);
        byte[] offset = builder.Option(14, 100, 0, 0, 0, 0, 0, 0, 0);
        byte[] file = builder.Interface(LinkType.Raw, binary).Interface(LinkType.LinuxCooked2, offset).Interface(LinkType.Ppp, builder.Option(9, 0x7F))
            .Frame(2_048_000, First, interfaceId: 1).Frame(7_000_000, First, interfaceId: 2).Frame(1_000, Second, interfaceId: 3)
            .Frame(1, Second, interfaceId: 4).ToArray();

        (IList<string> log, CaptureReader reader) = RecordedFrames.Of(Segmentation.Whole(file));

        Assert.That(log, Is.EqualTo((string[])
        [
            "Raw at 2000000000, 5: 0102030405", "LinuxCooked2 at 100007000000, 5: 0102030405", "Ppp at ?, 2: 0607",
        ]));
        Assert.That(reader.UndescribedFrames, Is.EqualTo(1));
    }

    [Test]
    public void Blocks_of_older_and_simpler_writers_are_read()
    {
        byte[] file = CaptureBuilder.PcapNg().TimelessFrame(First).ObsoleteFrame(5_000_000_000, Second).ToArray();

        Assert.That(Frames(file), Is.EqualTo((string[])["Ethernet at ?, 5: 0102030405", "Ethernet at 5000000000000, 2: 0607"]));
    }

    [Test]
    public void A_new_section_describes_its_interfaces_anew_and_in_its_own_byte_order()
    {
        byte[] file =
        [
            .. CaptureBuilder.PcapNg(LinkType.Raw).Frame(1_000, First).ToArray(),
            .. CaptureBuilder.PcapNg(LinkType.Ppp, isBigEndian: true).Frame(2_000, Second).ToArray(),
        ];

        Assert.That(Frames(file), Is.EqualTo((string[])["Raw at 1000, 5: 0102030405", "Ppp at 2000, 2: 0607"]));
    }

    [Test]
    public void However_the_file_is_cut_the_frames_are_the_same([Values] bool isBlocks)
    {
        CaptureBuilder builder = isBlocks ? CaptureBuilder.PcapNg().Block(5, new byte[40]) : CaptureBuilder.Pcap();
        byte[] file = builder.Frame(Start, First).Frame(Start + 5, new byte[300]).Frame(Start + 9, Second).ToArray();
        IList<string> whole = Frames(file);

        Assert.That(whole, Has.Count.EqualTo(3));
        foreach ((string name, IEnumerable<ReadOnlyMemory<byte>> chunks) in Segmentation.Matrix(file))
        {
            Assert.That(RecordedFrames.Of(chunks).Log, Is.EqualTo(whole), name);
        }
    }

    [Test]
    public void A_file_that_ends_in_mid_record_says_so([Values] bool isBlocks)
    {
        CaptureBuilder builder = isBlocks ? CaptureBuilder.PcapNg() : CaptureBuilder.Pcap();
        byte[] file = builder.Frame(Start, First).Frame(Start + 5, new byte[300]).ToArray();

        (IList<string> log, CaptureReader reader) = RecordedFrames.Of(Segmentation.Whole(file[..^7]));

        Assert.That(log, Has.Count.EqualTo(1));
        Assert.That(reader.EndsWithin, Is.True);
        Assert.That(reader.IsBroken, Is.False);
    }

    [Test]
    public void A_record_that_cannot_be_true_ends_the_reading()
    {
        byte[] pcap = CaptureBuilder.Pcap().Frame(Start, First).Frame(Start, Second).Frame(Start, Second).ToArray();
        pcap[24 + 16 + First.Length + 8 + 3] = 0x7F;
        byte[] blocks = [.. CaptureBuilder.PcapNg().Frame(Start, First).ToArray(), 6, 0, 0, 0, 13, 0, 0, 0, .. new byte[50]];
        byte[] noise = "nothing of the kind"u8.ToArray();

        foreach ((byte[] file, int frames) in (ValueTuple<byte[], int>[])[(pcap, 1), (blocks, 1), (noise, 0)])
        {
            (IList<string> log, CaptureReader reader) = RecordedFrames.Of(Segmentation.InPieces(file, 7));
            Assert.That(log, Has.Count.EqualTo(frames));
            Assert.That(reader.IsBroken, Is.True);
        }
    }

    [TestCase("iptv-pcap/cn-iptv-guangxi-pppoe-rtp-fec.pcapng", CaptureFormat.PcapNg)]
    [TestCase("iptv-pcap/tsduck-162-vlan-rtp.pcap", CaptureFormat.Pcap)]
    [TestCase("iptv-pcap/ndpi-mpegts-udp.pcap", CaptureFormat.Pcap)]
    [TestCase("iptv-pcap/tcpdump-IGMP_V2.pcap", CaptureFormat.Pcap)]
    [Category("RealCaptures")]
    public void Real_captures_have_the_frames_of_the_facts(string capture, CaptureFormat format)
    {
        (IList<string> log, CaptureReader reader) = RecordedFrames.Of(Segmentation.InPieces(Captures.Read(capture), 4099));

        Assert.That(log, Has.Count.EqualTo((int)Facts.OfCapture(capture)["frames"]!));
        Assert.That(reader.Format, Is.EqualTo(format));
        Assert.That(reader.IsBroken || reader.EndsWithin, Is.False);
    }

    private static IList<string> Frames(byte[] file) => RecordedFrames.Of(Segmentation.Whole(file)).Log;
}
