using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Dtmb;

/// <summary>Streams of a modulator's rate, and of none, against NIT and plan.</summary>
public sealed class DtmbMonitorTests
{
    private static readonly DtmbMode Slow = DtmbMode.Find("4QAM 0.4 PN595")!;
    private static readonly DtmbMode Fast = DtmbMode.Find("4QAM 0.6 PN945")!;

    [Test]
    public void The_mode_class_and_the_clock_error_follow_from_the_rate([Values(-40, 0, 3)] int ppm)
    {
        DtmbReport dtmb = Analyze(Slow.BitsPerSecond * (1 + (ppm * 1e-6))).Dtmb;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(dtmb.State, Is.EqualTo("ok"));
            Assert.That(dtmb.Modes, Is.EqualTo((string[])["4QAM-NR 0.8 PN595", "4QAM 0.4 PN595"]));
            Assert.That(dtmb.Mode, Is.Null);
            Assert.That(dtmb.CapacityBitsPerSecond, Is.EqualTo(5_197_824));
            Assert.That(dtmb.ClockErrorPpm, Is.EqualTo(ppm).Within(0.2));
            Assert.That(dtmb.Clock, Is.EqualTo("pcr"));
            Assert.That(dtmb.Fill, Is.InRange(0.2, 0.6));
            Assert.That(dtmb.SpareBitsPerSecond, Is.EqualTo((1 - dtmb.Fill) * 5_197_824).Within(1000));
            Assert.That(dtmb.Services!.Sum(s => s.Share), Is.EqualTo(dtmb.Fill).Within(0.02));
        }
    }

    [Test]
    public void A_rate_of_no_mode_is_not_applicable_unless_a_modulator_is_expected()
    {
        TransportStreamReport alone = Analyze(5_000_000);
        TransportStreamReport planned = Analyze(5_000_000, new DtmbPlan(Mode: null));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(alone.Dtmb.State, Is.EqualTo("notApplicable"));
            Assert.That(alone.Dtmb.Modes, Is.Null);
            Assert.That(alone.Verdict, Is.EqualTo("ok"));
            Assert.That(Faults(planned), Is.EqualTo((string[])["DTMB.RATE"]));
            Assert.That(planned.Dtmb.Reason, Does.Contain("no mode"));
            Assert.That(planned.Verdict, Is.EqualTo("fault"));
            Assert.That(planned.Faults(), Is.Empty);
        }
    }

    [Test]
    public void A_planned_mode_of_the_same_rate_resolves_and_one_of_another_rate_is_a_fault()
    {
        TransportStreamReport same = Analyze(Slow.BitsPerSecond, new DtmbPlan(Slow));
        TransportStreamReport other = Analyze(Slow.BitsPerSecond, new DtmbPlan(Fast));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(same), Is.Empty);
            Assert.That(same.Dtmb.Mode, Is.EqualTo(Slow.Name));
            Assert.That(Faults(other), Is.EqualTo((string[])["DTMB.MODE_PLAN"]));
            Assert.That(other.Dtmb.Checks[2].Details![0].Text, Does.Contain(Fast.Name).And.Contain("one of"));
        }
    }

    [Test]
    public void A_nit_that_names_the_mode_resolves_and_one_that_names_another_is_a_fault([Values] bool isLong)
    {
        TransportStreamReport same = Analyze(Slow.BitsPerSecond, nit: Delivery(fec: 1, modulation: 1, header: 2, isLong));
        TransportStreamReport other = Analyze(Slow.BitsPerSecond, nit: Delivery(fec: 2, modulation: 1, header: 3, isLong));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(same), Is.Empty);
            Assert.That(same.Dtmb.Mode, Is.EqualTo(Slow.Name));
            Assert.That(same.Dtmb.Nit, Is.EqualTo(new DtmbNetworkReport(Slow.Name, 666_000_000, 3780, 720, true)));
            Assert.That(Faults(other), Is.EqualTo((string[])["DTMB.MODE_NIT"]));
            Assert.That(other.Dtmb.Checks[1].Details![0].Text, Does.Contain(Fast.Name));
        }
    }

    [Test]
    public void Without_null_packets_an_expected_modulator_has_no_rate_and_another_stream_no_fault()
    {
        byte[] stripped = [.. Stream(Slow.BitsPerSecond, []).Chunk(188).Where(p => p[1] != 0x1F || p[2] != 0xFF).SelectMany(p => p)];
        Assert.That(Faults(FileAnalysis.Report(stripped, Options(new DtmbPlan(Slow)))), Is.EqualTo((string[])["DTMB.RATE"]));
        Assert.That(FileAnalysis.Report(stripped).Dtmb.State, Is.EqualTo("notApplicable"));
    }

    [Test]
    public void Live_a_mode_that_is_not_planned_is_one_condition_of_the_stream()
    {
        LiveInput live = new(new AnalysisOptions { Dtmb = new DtmbPlan(Fast) });
        live.Play(Stream(Slow.BitsPerSecond, []), Slow.BitsPerSecond);
        ConditionEdge edge = live.Conditions.Edges.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edge.Indicator, Is.EqualTo(Catalogue.DtmbModePlan.Id));
            Assert.That((edge.Scope, edge.Reason), Is.EqualTo((Scope.Stream, ConditionReason.Mismatch)));
            Assert.That(live.Windows[^1].State(Catalogue.DtmbModePlan), Is.EqualTo(VerdictState.Fault));
            Assert.That(live.Windows[^1].State(Catalogue.DtmbRate), Is.EqualTo(VerdictState.Ok));
            Assert.That(live.Windows[^1].State(Catalogue.DtmbModeNit), Is.EqualTo(VerdictState.NotApplicable));
            Assert.That(live.Windows[^1].Value(Catalogue.DtmbCapacity), Is.EqualTo(Slow.BitsPerSecond));
            Assert.That(live.Windows[^1].Value(Catalogue.DtmbFill), Is.InRange(0.2, 0.6));
        }
    }

    private static IEnumerable<string> Faults(TransportStreamReport report) =>
        report.Dtmb.Checks.Where(c => c.State == "fault").Select(c => c.Number);

    private static TransportStreamReport Analyze(double bitsPerSecond, DtmbPlan? plan = null, byte[]? nit = null) =>
        FileAnalysis.Report(Stream((long)Math.Round(bitsPerSecond), nit ?? []), Options(plan));

    private static AnalysisOptions Options(DtmbPlan? plan) => new() { Clock = ClockKind.Stream, Dtmb = plan };

    private static byte[] Stream(long bitsPerSecond, byte[] nit) =>
        new MultiplexBuilder
        {
            Services = [Multiplexes.First, Multiplexes.Second],
            NetworkName = "青海",
            NetworkDescriptors = nit,
            BitsPerSecond = bitsPerSecond,
        }.Build(TimeSpan.FromSeconds(4));

    private static byte[] Delivery(byte fec, byte modulation, byte header, bool isLong) =>
        DescriptorBuilder.DtmbDelivery(0x0666_0000, fec, modulation, 3, header, 1, isLong: isLong);
}
