using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>2.4 by byte position: PCRs displaced by little, streams whose rate changes or varies, and their twins.</summary>
public sealed class PcrAccuracyTests
{
    private const long Second = ClockReference.TicksPerSecond;

    /// <summary>407 ns.</summary>
    private const long Within = 11;

    /// <summary>593 ns.</summary>
    private const long Beyond = 16;

    private static readonly ushort Pid = Multiplexes.First.VideoPid;

    [Test]
    public void A_pcr_displaced_by_400_ns_is_clean([Values(Within, -Within)] long ticks)
    {
        TransportStreamReport report = FileAnalysis.Report(Multiplexes.Build(3, pcrOffset: Once(1.5, ticks)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.Empty);
            Assert.That(report.Of(Catalogue.PcrAccuracyError).State, Is.EqualTo("ok"));
            Assert.That(report.Pid(Pid).PcrAccuracyNs, Is.EqualTo(407).Within(40));
        }
    }

    [Test]
    public void A_pcr_displaced_by_600_ns_is_2_4_at_its_packet_and_nothing_else([Values(Beyond, -Beyond)] long ticks)
    {
        TransportStreamReport report = FileAnalysis.Report(Multiplexes.Build(3, pcrOffset: Once(1.5, ticks)));
        CheckReport check = report.Of(Catalogue.PcrAccuracyError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["2.4"]));
            Assert.That(check.Count, Is.EqualTo(1));
            Assert.That(check.Pids, Is.EqualTo((int[])[Pid]));
            Assert.That(check.FirstAt, Is.EqualTo(1.5).Within(0.05));
            Assert.That(check.Details![0].Packet, Is.EqualTo(check.FirstAt * Multiplexes.BitsPerSecond / 1504).Within(1));
            Assert.That(report.Pid(Pid).PcrAccuracyNs, Is.EqualTo(593).Within(40));
        }
    }

    [Test]
    public void Wherever_the_displaced_pcr_lies_it_is_found_once([Range(1.0, 1.6, 0.03)] double at) =>
        Assert.That(
            FileAnalysis.Report(Multiplexes.Build(3, pcrOffset: Once(at, Beyond))).Of(Catalogue.PcrAccuracyError).Count, Is.EqualTo(1));

    [Test]
    public void A_clock_that_jitters_by_microseconds_is_2_4_and_one_of_a_tick_is_clean()
    {
        byte[] rough = Multiplexes.Build(4, pcrOffset: (at, _) => Jitter(at, 60));
        byte[] fine = Multiplexes.Build(4, pcrOffset: (at, _) => Jitter(at, 4));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(rough).Faults(), Is.EqualTo((string[])["2.4"]));
            Assert.That(FileAnalysis.Report(rough).Of(Catalogue.PcrAccuracyError).Count, Is.GreaterThan(80));
            Assert.That(FileAnalysis.Report(fine).Faults(), Is.Empty);
        }
    }

    [Test]
    public void A_varying_rate_is_not_applicable_however_the_pcrs_are_displaced()
    {
        TransportStreamReport report = FileAnalysis.Report(WithoutNulls(Multiplexes.Build(4, pcrOffset: (at, _) => Jitter(at, 60))));
        CheckReport check = report.Of(Catalogue.PcrAccuracyError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.State, Is.EqualTo("notApplicable"));
            Assert.That(check.Reason, Does.Contain("VBR"));
            Assert.That(check.Count, Is.Null);
            Assert.That(report.Pid(Pid).PcrAccuracyNs, Is.Null);
        }
    }

    [Test]
    public void A_rate_that_changes_once_is_constant_before_and_after([Values(0.5, 0.97, 1.03, 2)] double factor)
    {
        TransportStreamReport report = FileAnalysis.Report(
            [.. Constant(Multiplexes.BitsPerSecond, 0, 1.7), .. Constant((long)(Multiplexes.BitsPerSecond * factor), 1.7, 3)]);
        Assert.That(report.Of(Catalogue.PcrAccuracyError).State, Is.EqualTo("ok"));
    }

    [Test]
    public void Loss_between_pcrs_is_no_inaccuracy()
    {
        byte[] stream = Multiplexes.Build(4, (at, pid) => pid != Pid + 1 || at.Milliseconds % 200 > 30 ? PacketFate.Sent : PacketFate.Lost);
        TransportStreamReport report = FileAnalysis.Report(stream);
        Assert.That(report.Faults(), Is.EqualTo((string[])["1.4"]));
        Assert.That(report.Of(Catalogue.PcrAccuracyError).State, Is.EqualTo("ok").Or.EqualTo("notMeasured"));
    }

    [Test]
    public void A_jump_of_one_program_is_no_inaccuracy_of_any([Range(1.0, 1.6, 0.03)] double at)
    {
        byte[] stream = Multiplexes.Build(3, pcrOffset: (now, pid) => pid == Pid && now.TotalSeconds >= at ? Second * 9 / 10 : 0);
        Assert.That(FileAnalysis.Report(stream).Of(Catalogue.PcrAccuracyError).State, Is.EqualTo("ok"));
    }

    [Test]
    public void A_wrap_is_measured_across()
    {
        byte[] stream = new MultiplexBuilder
        {
            Services = [Multiplexes.First],
            BitsPerSecond = Multiplexes.BitsPerSecond,
            FirstTick = ClockReference.Modulus - Second,
            PcrOffset = Once(1, Beyond),
        }.Build(TimeSpan.FromSeconds(2));
        Assert.That(FileAnalysis.Report(stream).Of(Catalogue.PcrAccuracyError).Count, Is.EqualTo(1));
    }

    [Test]
    public void Too_few_pcrs_are_not_measured()
    {
        CheckReport check = FileAnalysis.Report(Multiplexes.Clean(0.1)).Of(Catalogue.PcrAccuracyError);
        Assert.That(check.State, Is.EqualTo("notMeasured"));
        Assert.That(check.Reason, Does.Contain("PCR"));
    }

    [Test]
    public void Live_it_is_a_condition_of_the_service_that_ends_with_its_cause()
    {
        LiveInput live = new();
        byte[] stream = Multiplexes.Build(6, pcrOffset: (at, pid) => pid == Pid && at.TotalSeconds is >= 2 and < 4 ? Jitter(at, 60) : 0);
        live.Play(stream, Multiplexes.BitsPerSecond);
        ConditionEdge[] edges = [.. live.Conditions.Of(Catalogue.PcrAccuracyError)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(live.Conditions.Raised.Select(e => e.Indicator).Distinct(), Is.EqualTo((IndicatorId[])[Catalogue.PcrAccuracyError.Id]));
            Assert.That(edges.Select(e => e.Raise), Is.EqualTo((bool[])[true, false]));
            Assert.That(edges[0].Scope, Is.EqualTo(Scope.Service(1)));
            Assert.That(LiveInput.SecondsOf(edges[0].At), Is.InRange(2.0, 2.7));
            Assert.That(LiveInput.SecondsOf(edges[1].At), Is.InRange(4.0, 5.0));
            Assert.That(live.Windows[0].State(Catalogue.PcrAccuracyError), Is.EqualTo(VerdictState.Ok));
            Assert.That(live.Windows[3].State(Catalogue.PcrAccuracyError), Is.EqualTo(VerdictState.Fault));
            Assert.That(live.Windows[5].State(Catalogue.PcrAccuracyError), Is.EqualTo(VerdictState.Ok));
        }
    }

    [Test]
    public void Live_a_varying_rate_is_not_applicable()
    {
        LiveInput live = new();
        byte[] stream = WithoutNulls(Multiplexes.Clean(4));
        live.Play(stream, (long)(stream.Length * 2.0));
        Assert.That(live.Windows[^1].State(Catalogue.PcrAccuracyError), Is.EqualTo(VerdictState.NotApplicable));
    }

    [TestCase("ts/tsduck-test-108.ts", 500)]
    [TestCase("ts/chengang-mpeg2.ts", 50)]
    [TestCase("codec/fate-mpeg2_field_encoding.ts", 50)]
    [TestCase("ts/ltn-demo.ts", 50)]
    [Category("RealCaptures")]
    public void Whole_multiplexes_off_air_are_accurate(string file, double atMost)
    {
        TransportStreamReport report = FileAnalysis.Report(Testing.Captures.Read(file));
        Assert.That(report.Of(Catalogue.PcrAccuracyError).State, Is.EqualTo("ok"));
        Assert.That(report.Pids.Max(p => p.PcrAccuracyNs), Is.InRange(0, atMost));
    }

    [TestCase("ts/tsduck-test-137.ts")]
    [TestCase("ts/tsduck-test-025.ts")]
    [TestCase("ts/tsduck-test-026.ts")]
    [TestCase("ts/tsduck-test-008.ts")]
    [TestCase("ts/digea-dvbt-170026.ts")]
    [TestCase("ts/teton-192byte.ts")]
    [TestCase("codec/fate-h264_intra_first-small.ts")]
    [TestCase("codec/lpms-missing-dts.ts")]
    [TestCase("hls/tsduck-089-vod/test-089.000000.ts")]
    [TestCase("hls/hls-ts-h265/0.ts")]
    [Category("RealCaptures")]
    public void Services_cut_out_of_a_multiplex_have_no_accuracy_to_measure(string file)
    {
        CheckReport check = FileAnalysis.Report(Testing.Captures.Read(file)).Of(Catalogue.PcrAccuracyError);
        Assert.That(check.State, Is.EqualTo("notApplicable").Or.EqualTo("notMeasured"), check.Reason);
    }

    private static Func<TimeSpan, ushort, long> Once(double seconds, long ticks)
    {
        bool done = false;
        return (at, pid) =>
        {
            bool isIt = !done && pid == Pid && at.TotalSeconds >= seconds;
            done |= isIt;
            return isIt ? ticks : 0;
        };
    }

    /// <summary>The same for the same time: up to the ticks to either side.</summary>
    private static long Jitter(TimeSpan at, int ticks) => new Random((int)at.Ticks).Next(-ticks, ticks + 1);

    private static byte[] WithoutNulls(byte[] stream) =>
        [.. stream.Chunk(TransportPacket.Length).Where(p => p[1] != 0x1F || p[2] != 0xFF).SelectMany(p => p)];

    /// <summary>A part of a stream of one service, its clock that of its place in time.</summary>
    private static byte[] Constant(long bitsPerSecond, double from, double until) =>
        new MultiplexBuilder { Services = [Multiplexes.First], BitsPerSecond = bitsPerSecond, FirstTick = (long)(from * Second) }
            .Build(TimeSpan.FromSeconds(until - from));
}
