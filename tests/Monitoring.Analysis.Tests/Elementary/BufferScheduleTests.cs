using Monitoring.Analysis.Elementary;
using Monitoring.Analysis.Tables;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;
using Monitoring.Streams.TransportStream;
using Monitoring.Streams.Video;
using Monitoring.Testing;
using Monitoring.Testing.Video;

namespace Monitoring.Analysis.Tests.Elementary;

/// <summary>What pictures say of when they leave the buffer, and that it comes with their access unit.</summary>
public sealed class BufferScheduleTests
{
    private const byte Mpeg2 = 0x02;
    private const byte H264 = 0x1B;
    private const byte Hevc = 0x24;

    [Test]
    public void Mpeg2_pictures_say_their_vbv_delay_or_that_they_do_not()
    {
        byte[] said = [.. Mpeg2Builder.Picture(0, 1)];
        byte[] delayed = [.. Mpeg2Builder.Unit(Mpeg2Builder.PictureHeader(1, 2, vbvDelay: 12_345)), .. said.AsSpan(9)];
        byte[] stream = ElementaryScript.Stream(Mpeg2, [said, delayed, said], 25);
        Assert.That(
            Units(stream, ElementaryScript.MediaPid, Mpeg2, "MPEG-2 Video").Select(u => u.Schedule.VbvDelay),
            Is.EqualTo((int?[])[null, 12_345, null]));
    }

    [Test]
    public void Pictures_of_h264_say_their_delay_from_the_last_buffering_period_on()
    {
        IEnumerable<byte[]> pictures = Enumerable.Range(0, 20).Select(p => p % 10 == 0
            ? H264Builder.Stream(
                H264Builder.Delimiter(), H264Builder.SequenceParameters(720, 576, false, 50), H264Builder.Timing(45_000 + p, 0),
                H264Builder.Slice(0, 2, 0, idr: true))
            : H264Builder.Stream(H264Builder.Delimiter(), H264Builder.Timing(null, 2 * p), H264Builder.Slice(0, 0, p % 16)));
        AccessUnit[] units = [.. Units(ElementaryScript.Stream(H264, pictures, 25), ElementaryScript.MediaPid, H264, "H.264")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(units.Select(u => u.Schedule.InitialRemoval).OfType<long>(), Is.EqualTo((long[])[45_000, 45_010]));
            Assert.That(units.Select(u => u.Schedule.Removal), Is.EqualTo(Enumerable.Range(0, 20).Select(p => p % 10 == 0 ? 0 : (long?)2 * p)));
            Assert.That(units.Select(u => u.Schedule.Tick), Is.All.EqualTo(new Ratio(1, 50)));
        }
    }

    [Test]
    public void Pictures_of_hevc_take_what_the_sequence_parameters_lack_from_the_video_parameters()
    {
        IEnumerable<byte[]> pictures = Enumerable.Range(0, 20).Select(p => p % 10 == 0
            ? H264Builder.Stream(
                HevcBuilder.VideoParameters(25, 2), HevcBuilder.SequenceParameters(1920, 1080, 25), HevcBuilder.PictureParameters(0, 0),
                HevcBuilder.Timing(45_000 + p, 0, 2), HevcBuilder.Slice(19, 2))
            : H264Builder.Stream(HevcBuilder.Timing(null, p, 2), HevcBuilder.Slice(1, 1)));
        AccessUnit[] units = [.. Units(ElementaryScript.Stream(Hevc, pictures, 25), ElementaryScript.MediaPid, Hevc, "HEVC")];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(units.Select(u => u.Schedule.InitialRemoval).OfType<long>(), Is.EqualTo((long[])[45_000, 45_010]));
            Assert.That(units.Select(u => u.Schedule.Removal), Is.EqualTo(Enumerable.Range(0, 20).Select(p => p % 10 == 0 ? 1 : (long?)p + 1)));
            Assert.That(units.Select(u => u.Schedule.Tick), Is.All.EqualTo(new Ratio(1, 25)));
        }
    }

    /// <summary>No picture stays longer than the buffer takes to fill at the rate the stream states: ISO/IEC 13818-2 annex C, H.265 §D.3.2.</summary>
    [TestCase("ts/chengang-mpeg2.ts", 4131, Mpeg2, "MPEG-2 Video")]
    [TestCase("ts/tsduck-test-025.ts", 4096, Mpeg2, "MPEG-2 Video")]
    [TestCase("ts/tsduck-test-108.ts", 514, Mpeg2, "MPEG-2 Video")]
    [TestCase("codec/fate-mpeg2_field_encoding.ts", 4131, Mpeg2, "MPEG-2 Video")]
    [TestCase("ts/tsduck-test-137.ts", 121, Hevc, "HEVC")]
    [Category("RealCaptures")]
    public void Real_pictures_stay_no_longer_than_the_buffer_takes_to_fill(string file, int pid, byte streamType, string codec)
    {
        AccessUnit[] units = [.. Units(Captures.Read(file), pid, streamType, codec, out VideoFormat? format)];
        double most = 90_000.0 * format!.BufferBits!.Value / format.BitsPerSecond!.Value;
        double[] delays = [.. units.Select(u => u.Schedule.VbvDelay ?? u.Schedule.InitialRemoval).OfType<long>().Select(d => (double)d)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(delays, Is.Not.Empty);
            Assert.That(delays, Is.All.InRange(1, most));
            Assert.That(delays.Max(), Is.GreaterThan(most / 3), "the delays are of another size than the buffer");
        }
    }

    private static List<AccessUnit> Units(byte[] stream, int pid, byte streamType, string codec) => Units(stream, pid, streamType, codec, out _);

    private static List<AccessUnit> Units(byte[] stream, int pid, byte streamType, string codec, out VideoFormat? format)
    {
        Recorder recorder = new();
        StreamFormat coding = new(StreamKind.Video, codec);
        ElementaryChannel channel = new(new ProgramComponent((ushort)pid, streamType, coding, null)) { Units = recorder };
        for (int at = 0; at + TransportPacket.Length <= stream.Length; at += TransportPacket.Length)
        {
            TransportPacket packet = new(stream.AsSpan(at, TransportPacket.Length));
            if (packet.Pid.Value == pid && !packet.Payload.IsEmpty)
            {
                bool scrambled = packet.TransportScramblingControl != 0;
                _ = channel.OnPacket(packet.Payload, packet.PayloadUnitStartIndicator, scrambled, 0, at / TransportPacket.Length);
            }
        }

        channel.Complete();
        format = channel.Video;
        return recorder.Units;
    }

    private sealed class Recorder : IAccessUnitSink
    {
        public List<AccessUnit> Units { get; } = [];

        public void OnPacket(int headerBytes, int elementaryBytes, long arrived, long position)
        {
        }

        public void OnAccessUnit(in AccessUnit unit) => Units.Add(unit);

        public void OnBreak()
        {
        }
    }
}
