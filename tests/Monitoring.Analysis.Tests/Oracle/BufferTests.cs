using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>Whole streams with one known fault of the buffers, and their twins without: 3.3, 3.9, 3.10.</summary>
public sealed class BufferTests
{
    /// <summary>Without SI tables, and clocked out as broadcast is.</summary>
    private static readonly AnalysisProfile Clocked = AnalysisProfile.Read(
        """{ "schema": "monitoring.profile/1", "name": "clocked", "si": false }"""u8.ToArray());

    private const long Millisecond = ClockReference.TicksPerSecond / 1000;
    private const ushort PmtPid = 0x100;
    private const ushort MediaPid = 0x101;
    private const ushort PcrPid = 0x102;
    private const byte Sound = 0x03;
    private const byte Picture = 0x02;

    /// <summary>Layer II, 48 kHz, 192 kbit/s: 576 bytes every 24 ms.</summary>
    private static readonly byte[] Frame = [0xFF, 0xFD, 0xA4, 0x00, .. new byte[572]];

    /// <summary>Layer II, 24 kHz, 8 kbit/s: 48 bytes every 48 ms.</summary>
    private static readonly byte[] SmallFrame = [0xFF, 0xF5, 0x14, 0xC0, .. new byte[44]];

    /// <summary>Sequence header and extension of Main profile at Main level with a vbv_buffer_size of 1835008 bits, a picture, a slice.</summary>
    private static readonly byte[] CodedPicture =
    [
        0, 0, 1, 0xB3, 0x2D, 0x02, 0x40, 0x33, 0x09, 0xC4, 0x23, 0x80, 0, 0, 1, 0xB5, 0x14, 0x8A, 0x00, 0x01, 0x00, 0x00,
        0, 0, 1, 0x00, 0x00, 0x0F, 0xFF, 0xF8, 0, 0, 1, 0x01, .. Enumerable.Repeat((byte)0x55, 9966),
    ];

    [Test]
    public void Sound_in_time_is_clean_and_measured()
    {
        TransportStreamReport report = Report(Stream(Sound, Frame, 24, delay: 80));
        BufferReport sound = report.Buffers.Single(b => b.Pid == MediaPid);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.Empty);
            Assert.That(States(report), Is.EqualTo("ok ok ok"));
            Assert.That(sound.Units, Is.GreaterThan(100));
            Assert.That(sound.LongestDelayMs, Is.EqualTo(80).Within(0.5));
            Assert.That(sound.MainPeak, Is.InRange(3 * 576, 4 * 576));
            Assert.That(report.Buffers.Single(b => b.Kind == "tables").State, Is.EqualTo("ok"));
        }
    }

    [TestCase(0.3)]
    [TestCase(-20)]
    public void Sound_due_before_it_has_come_is_3_3_only(double delay)
    {
        TransportStreamReport report = Report(Stream(Sound, Frame, 24, delay));
        CheckReport check = report.Of(Catalogue.BufferError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["3.3"]));
            Assert.That(check.Count, Is.GreaterThan(100));
            Assert.That(check.Pids, Is.EqualTo((int[])[MediaPid]));
            Assert.That(check.Details![0].Text, Does.StartWith("Bn lacks"));
            Assert.That(check.FirstAt, Is.InRange(0, 0.2));
        }
    }

    [Test]
    public void Sound_sent_too_far_ahead_is_3_3_only()
    {
        TransportStreamReport report = Report(Stream(Sound, Frame, 24, delay: 400));
        Assert.That(report.Faults(), Is.EqualTo((string[])["3.3"]));
        Assert.That(report.Of(Catalogue.BufferError).Details![0].Text, Does.StartWith("Bn holds"));
    }

    [TestCase(1100, "3.10")]
    [TestCase(950, "")]
    public void Sound_that_waits_for_more_than_a_second_is_3_10_only(int delay, string faults)
    {
        TransportStreamReport report = Report(Stream(Sound, SmallFrame, 48, delay));
        Assert.That(string.Join(' ', report.Faults()), Is.EqualTo(faults));
    }

    [TestCase(200, "")]
    [TestCase(3, "3.3")]
    [TestCase(1100, "3.3 3.9 3.10")]
    public void A_picture_has_to_be_whole_when_it_is_due_and_no_older_than_a_second(int delay, string faults)
    {
        TransportStreamReport report = Report(Stream(Picture, CodedPicture, 40, delay));
        Assert.That(string.Join(' ', report.Faults()), Is.EqualTo(faults));
        Assert.That(report.Buffers.Single(b => b.Pid == MediaPid).MainSize, Is.EqualTo(229_376));
    }

    /// <summary>
    /// EBn is small and full all the time, so that MBn is never empty. By the leak method, which holds where no descriptor says otherwise, it has
    /// to be once a second; by vbv_delay and the HRD it has not.
    /// </summary>
    [TestCase(400, "3.9", "leak")]
    [TestCase(80, "", "leak")]
    [TestCase(400, "3.9", "leak", new byte[] { 0x11, 1, 0xFF })]
    [TestCase(400, "", "schedule", new byte[] { 0x11, 1, 0xFE })]
    [TestCase(400, "3.9", "leak", new byte[] { 0x2A, 2, 0x7E, 0x1F })]
    [TestCase(400, "", "schedule", new byte[] { 0x2A, 2, 0xFE, 0x1F })]
    [TestCase(400, "3.9", "leak", new byte[] { 0x3F, 2, 0x03, 0x7E })]
    [TestCase(400, "", "schedule", new byte[] { 0x3F, 2, 0x03, 0xFE })]
    public void A_multiplex_buffer_that_never_empties_is_3_9_by_the_leak_method_only(int delay, string faults, string transfer, byte[]? descriptors = null)
    {
        byte[] picture = [.. CodedPicture];
        (picture[10], picture[11]) = (0x20, 0x40); // a vbv_buffer_size of 8 · 16384 bits
        TransportStreamReport report = Report(Stream(Picture, picture, 40, delay, descriptors: descriptors));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(' ', report.Faults()), Is.EqualTo(faults));
            Assert.That(report.Buffers.Single(b => b.Pid == MediaPid).Transfer, Is.EqualTo(transfer));
        }
    }

    /// <summary>still_picture_flag of the video_stream_descriptor.</summary>
    [TestCase(0x5F, 1, "")]
    [TestCase(0x5E, 1, "3.10")]
    public void A_still_picture_may_wait_for_a_minute(int flags, int seconds, string faults)
    {
        byte[] small = [.. CodedPicture[..500]];
        TransportStreamReport report = Report(Stream(Picture, small, 40, (seconds * 1000) + 100, descriptors: [0x02, 1, (byte)flags]));
        Assert.That(string.Join(' ', report.Faults()), Is.EqualTo(faults));
    }

    /// <summary>A packet of the PAT every 1.504 ms is exactly what TBsys passes: what a burst left never goes. Every 1.692 ms it does.</summary>
    [TestCase(8, "3.9")]
    [TestCase(9, "")]
    public void Tables_that_never_let_tbsys_empty_are_3_9_only(int every, string faults)
    {
        TransportStreamBuilder stream = new();
        _ = stream.Pcr(PcrPid).Section(0, Pat).Section(PmtPid, Pmt(Sound)).Section(0, Pat);
        for (int slot = 1; slot <= 1000; slot++)
        {
            _ = slot % 12 == 0 ? stream.Pcr(PcrPid) : stream.Null();
            _ = stream.Null(every - 3);
            _ = slot == 40 ? stream.Section(0, Pat) : stream.Null();
            _ = slot % 100 == 0 ? stream.Section(PmtPid, Pmt(Sound)) : stream.Section(0, Pat);
        }

        TransportStreamReport report = Report(stream.ToArray());
        Assert.That(string.Join(' ', report.Faults().Where(f => f != "1.6")), Is.EqualTo(faults));
    }

    [Test]
    public void A_burst_of_tables_is_3_3_only()
    {
        TransportStreamReport report = Report(Stream(Sound, Frame, 24, 80, at =>
        {
            if (at.Count > 1000 && at.Count < 1010)
            {
                for (int copy = 0; copy < 6; copy++)
                {
                    _ = at.Section(PmtPid, Pmt(Sound));
                }
            }
        }));
        Assert.That(report.Faults(), Is.EqualTo((string[])["3.3"]));
        Assert.That(report.Of(Catalogue.BufferError).Details![0].Text, Does.StartWith("TBsys holds"));
    }

    [Test]
    public void Lost_packets_are_no_fault_of_the_buffers()
    {
        TransportStreamReport report = Report(Stream(Sound, Frame, 24, 80, at =>
        {
            if (at.Count % 500 < 12)
            {
                _ = at.Lose(MediaPid);
            }
        }));
        Assert.That(report.Faults(), Is.EqualTo((string[])["1.4"]));
        Assert.That(report.Of(Catalogue.BufferError).Count, Is.Zero);
    }

    [Test]
    public void What_cannot_be_judged_says_why()
    {
        TransportStreamReport avs = Report(Stream(0x42, CodedPicture, 40, 200));
        TransportStreamReport segments = FileAnalysis.Report(Stream(Sound, Frame, 24, -20), AnalysisProfile.Hls);
        TransportStreamReport foreign = Report(Stream(Sound, Frame, 24, 100_000));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(States(avs), Is.EqualTo("notMeasured notMeasured notMeasured"));
            Assert.That(avs.Of(Catalogue.BufferError).Reason, Is.EqualTo("PID 257: no buffer model for AVS"));
            Assert.That(States(segments), Is.EqualTo("notApplicable notApplicable notApplicable"));
            Assert.That(foreign.Of(Catalogue.DataDelayError).Reason, Does.Contain("not on the clock of its program"));
        }
    }

    /// <summary>The streams have PAT and PMT and no tables of broadcast.</summary>
    private static TransportStreamReport Report(byte[] stream) => FileAnalysis.Report(stream, Clocked);

    private static byte[] Pat => SectionBuilder.Pat(1, 0, (1, PmtPid));

    private static byte[] Pmt(byte streamType, byte[]? descriptors = null) =>
        SectionBuilder.Pmt(1, PcrPid, 0, [], new ElementSpec(streamType, MediaPid, descriptors ?? []));

    private static string States(TransportStreamReport report) =>
        string.Join(' ', report.Of(Catalogue.BufferError).State, report.Of(Catalogue.EmptyBufferError).State, report.Of(Catalogue.DataDelayError).State);

    /// <summary>Four seconds at 4 Mbit/s: tables every 100 ms, a PCR every 20, access units of one kind, each in a PES packet.</summary>
    private static byte[] Stream(byte streamType, byte[] unit, int every, double delay, Action<TransportStreamBuilder>? also = null, byte[]? descriptors = null)
    {
        TransportStreamBuilder stream = new(4_000_000, ClockReference.TicksPerSecond);
        long tables = 0;
        long clock = 0;
        long media = 30 * Millisecond;
        while (stream.Elapsed < 4000 * Millisecond)
        {
            if (stream.Elapsed >= clock)
            {
                _ = stream.Pcr(PcrPid);
                clock += 20 * Millisecond;
            }
            else if (stream.Elapsed >= tables)
            {
                _ = stream.Section(0, Pat).Section(PmtPid, Pmt(streamType, descriptors));
                tables += 100 * Millisecond;
            }
            else if (stream.Elapsed >= media)
            {
                long pts = (ClockReference.TicksPerSecond + stream.Elapsed + (long)(delay * Millisecond)) / 300;
                _ = stream.Pes(MediaPid, streamType == Picture ? PesBuilder.VideoStreamId : PesBuilder.AudioStreamId, pts, null, unit);
                media += every * Millisecond;
            }
            else
            {
                _ = stream.Null();
            }

            also?.Invoke(stream);
        }

        return stream.ToArray();
    }
}
