using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>SAE, SDE and SIE of streams with known faults, against figures worked out by hand.</summary>
public sealed class ServiceAvailabilityTests
{
    private const ushort PatPid = 0;
    private const ushort BatPid = 0x11;

    private static readonly MultiplexBuilder Usual = new() { Services = [Multiplexes.First, Multiplexes.Second] };

    [Test]
    public void A_clean_stream_has_intervals_without_errors_and_a_rest_that_is_part_of_none()
    {
        ServiceAvailabilityReport report = Of(Multiplexes.Clean(35));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.IntervalSeconds, Is.EqualTo(10));
            Assert.That(report.Clock, Is.EqualTo("stream"));
            Assert.That(report.RestSeconds, Is.EqualTo(5).Within(0.1));
            Assert.That(report.Indicators.Select(i => i.Name), Is.EqualTo(Names));
            foreach (AvailabilityReport indicator in report.Indicators)
            {
                Assert.That(
                    indicator with { Inputs = [], LeftOut = [] },
                    Is.EqualTo(new AvailabilityReport(indicator.Name, "ok", null, 0, 3, 0, 0, 0, 0, 0, [], [])), indicator.Name);
                Assert.That(indicator.LeftOut, Is.Empty);
            }

            Assert.That(
                report.Indicators.Select(i => string.Join(' ', i.Inputs)), Is.EqualTo((string[])["1.1 1.3.a 1.5.a", "2.2 2.3 3.1.a 3.5.a", "1.4 2.1"]));
        }
    }

    /// <summary>The last PAT is that of 11.9 s: missed at 12.4, again at 12.9, 13.4 and 13.9, back at 14.0. Four errors in two seconds.</summary>
    [Test]
    public void A_pat_that_stays_away_counts_again_each_time_its_limit_has_passed()
    {
        ServiceAvailabilityReport report = Of(Multiplexes.Build(35, Multiplexes.Between(11.95, 13.95, PacketFate.Absent, PatPid)));
        AvailabilityReport availability = report.Indicators[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(availability.State, Is.EqualTo("fault"));
            Assert.That(availability.Greatest, Is.EqualTo(4));
            Assert.That(availability.Last, Is.Zero);
            Assert.That((availability.Intervals, availability.Errored, availability.Unknown), Is.EqualTo((3, 1, 0)));
            Assert.That(availability.Ratio, Is.EqualTo(0.333333));
            Assert.That(availability.ErrorSeconds, Is.EqualTo(2));
            Assert.That(report.Indicators.Skip(1).Select(i => i.State), Is.All.EqualTo("ok"));
        }
    }

    /// <summary>
    /// The last SDT is that of 1 s: missed at 3 s and again every two seconds, at 5, 7 and 9 s; in the next interval at 11 s; some
    /// packets after 13 s it is back. The seconds from 3 to 13 have an error.
    /// </summary>
    [Test]
    public void Every_second_of_an_absence_is_an_error_second_however_seldom_it_counts()
    {
        AvailabilityReport degradation = Of(Multiplexes.Build(21, Multiplexes.Between(1.5, 12.5, PacketFate.Absent, 0x11))).Indicators[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((degradation.Intervals, degradation.Errored, degradation.Greatest, degradation.Last), Is.EqualTo((2L, 2L, 4L, 1L)));
            Assert.That(degradation.ErrorSeconds, Is.EqualTo(11));
        }
    }

    /// <summary>A BAT with a wrong CRC_32 every 2 s from 1 s on: at 1, 3, 5, 7, 9 s, and as many times in each interval.</summary>
    [Test]
    public void Wrong_crcs_degrade_and_do_nothing_else()
    {
        byte[] broken = SectionBuilder.Bat(1, 0, []);
        broken[^1] ^= 1;
        ServiceAvailabilityReport report = Of(
            new MultiplexBuilder { Services = Usual.Services, Extra = [new RepeatedSection(BatPid, broken, 2000, 1000)] }.Build(TimeSpan.FromSeconds(21)));
        AvailabilityReport degradation = report.Indicators[1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((degradation.Intervals, degradation.Errored, degradation.Greatest, degradation.Last), Is.EqualTo((2, 2, 5, 5)));
            Assert.That(degradation.Ratio, Is.EqualTo(1));
            Assert.That(degradation.ErrorSeconds, Is.EqualTo(10));
            Assert.That(report.Indicators[0].State, Is.EqualTo("ok"));
            Assert.That(report.Indicators[2].State, Is.EqualTo("ok"));
        }
    }

    /// <summary>
    /// Sound comes every 24 ms in packets of its own: half a second of it lost is one gap of the counter, at 4 s and at 14 s. The damaged
    /// packets from 15 s to 15.3 s are more than the gaps: the greatest counter is the one of 2.1.
    /// </summary>
    [Test]
    public void Of_lost_and_damaged_packets_the_greater_count_impairs()
    {
        ushort sound = Multiplexes.Second.AudioPid;
        Func<TimeSpan, ushort, PacketFate> lost = Multiplexes.Between(4, 4.5, PacketFate.Lost, sound);
        Func<TimeSpan, ushort, PacketFate> again = Multiplexes.Between(14, 14.5, PacketFate.Lost, sound);
        Func<TimeSpan, ushort, PacketFate> damaged = Multiplexes.Between(15, 15.3, PacketFate.Errored, sound);
        TransportStreamReport whole = FileAnalysis.Report(Multiplexes.Build(21, (at, pid) =>
            lost(at, pid) != PacketFate.Sent ? lost(at, pid) : again(at, pid) != PacketFate.Sent ? again(at, pid) : damaged(at, pid)));
        AvailabilityReport impairments = whole.ServiceAvailability!.Indicators[2];
        long errored = whole.Of(Catalogue.TransportError).Count!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(errored, Is.GreaterThan(10));
            Assert.That((impairments.Intervals, impairments.Errored, impairments.Greatest), Is.EqualTo((2L, 2L, errored)));
            Assert.That(impairments.ErrorSeconds, Is.EqualTo(3));
            Assert.That(whole.ServiceAvailability.Indicators.Take(2).Select(i => i.State), Is.All.EqualTo("ok"));
        }
    }

    [Test]
    public void Without_a_whole_interval_there_is_no_ratio_and_without_time_nothing()
    {
        AvailabilityReport brief = Of(Multiplexes.Build(5, Multiplexes.Between(1, 2, PacketFate.Absent, PatPid))).Indicators[0];
        AvailabilityReport timeless = Of(new TransportStreamBuilder().Section(0, SectionBuilder.Pat(1, 0)).Null(100).ToArray()).Indicators[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((brief.State, brief.Reason), Is.EqualTo(("notMeasured", "no whole interval of 10 s is known")));
            Assert.That((brief.Ratio, brief.Last, brief.Errored), Is.EqualTo(((double?)null, (long?)null, (long?)null)));
            Assert.That(brief.ErrorSeconds, Is.EqualTo(1));
            Assert.That((timeless.State, timeless.ErrorSeconds), Is.EqualTo(("notMeasured", (long?)null)));
            Assert.That(timeless.Reason, Is.EqualTo("there is no time to judge by"));
        }
    }

    [Test]
    public void Checks_that_were_not_measured_are_named_as_left_out()
    {
        ServiceAvailabilityReport report = FileAnalysis.Report(
            new MultiplexBuilder { Services = Usual.Services, HasSi = false }.Build(TimeSpan.FromSeconds(11)), AnalysisProfile.Iptv).ServiceAvailability!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Indicators[1].LeftOut.Select(l => (l.Number, l.State)), Is.EqualTo(((string, string)[])[("3.1.a", "notApplicable"), ("3.5.a", "notApplicable")]));
            Assert.That(report.Indicators[1].LeftOut[0].Reason, Does.Contain("iptv"));
            Assert.That(report.Indicators[1].Ratio, Is.Zero);
        }
    }

    /// <summary>
    /// Ten clean seconds, then silence: no_input after a second of it and again each second, so at most ten times in ten seconds. What
    /// 1.1 suspends is unknown meanwhile, and in no ratio.
    /// </summary>
    [Test]
    public void Live_a_dead_input_is_ten_errors_of_availability_in_each_interval_and_the_rest_is_unknown()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(10), Multiplexes.BitsPerSecond);
        input.Silence(21);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Windows[5].State(Catalogue.ServiceAvailabilityError), Is.EqualTo(VerdictState.Pending));
            Assert.That(input.Windows[11].State(Catalogue.ServiceAvailabilityError), Is.EqualTo(VerdictState.Ok));
            Assert.That(input.Windows[11].Value(Catalogue.ServiceAvailabilityErrorRatio), Is.Zero);
            RecordedWindow last = input.Windows[^1];
            Assert.That(last.State(Catalogue.ServiceAvailabilityError), Is.EqualTo(VerdictState.Fault));
            Assert.That(last.Value(Catalogue.ServiceAvailabilityError), Is.EqualTo(10));
            Assert.That(last.Value(Catalogue.ServiceAvailabilityErrorRatio), Is.EqualTo(2.0 / 3).Within(1e-9));
            Assert.That(last.Value(Catalogue.ServiceAvailabilityErrorSeconds), Is.EqualTo(21), "from the look at 11 s on, at what came before it");
            Assert.That(last.State(Catalogue.ServiceImpairmentsError), Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(last.Value(Catalogue.ServiceImpairmentsErrorRatio), Is.Zero, "one known interval, and it was clean");
        }
    }

    [Test]
    public void Live_an_interval_in_which_the_probe_lost_data_is_unknown_whatever_was_found()
    {
        LiveInput input = new() { IsInvalid = static window => window == 9 };
        input.Play(Multiplexes.Build(31, Multiplexes.Between(2, 4, PacketFate.Absent, PatPid)), Multiplexes.BitsPerSecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Windows[10].State(Catalogue.ServiceAvailabilityError), Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(input.Windows[10].State(Catalogue.ServiceAvailabilityErrorRatio), Is.EqualTo(VerdictState.NotMeasured));
            Assert.That(input.Windows[^1].State(Catalogue.ServiceAvailabilityError), Is.EqualTo(VerdictState.Ok));
            Assert.That(input.Windows[^1].Value(Catalogue.ServiceAvailabilityErrorRatio), Is.Zero);
            Assert.That(input.Windows[^1].Value(Catalogue.ServiceAvailabilityErrorSeconds), Is.EqualTo(2), "the seconds before are known all the same");
        }
    }

    /// <summary>As a capture is: datagrams follow each other closely, and nobody says that time goes on.</summary>
    [Test]
    public void On_recorded_arrival_times_intervals_are_those_of_the_arrival()
    {
        byte[] stream = Multiplexes.Build(25, Multiplexes.Between(12, 12.3, PacketFate.Errored, Multiplexes.First.AudioPid));
        TransportStreamAnalyzer analyzer = new(new AnalysisOptions(), new RecordedConditions());
        const int Datagram = 7 * 188;
        for (int at = 0; at < stream.Length; at += Datagram)
        {
            analyzer.Write(stream.AsSpan(at, Math.Min(Datagram, stream.Length - at)), new Instant((long)(at * 8e9 / Multiplexes.BitsPerSecond)));
        }

        analyzer.Complete();
        ServiceAvailabilityReport report = analyzer.Report().ServiceAvailability!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Clock, Is.EqualTo("arrival"));
            Assert.That(report.RestSeconds, Is.EqualTo(5).Within(0.01));
            Assert.That((report.Indicators[2].Intervals, report.Indicators[2].Errored, report.Indicators[2].ErrorSeconds), Is.EqualTo((2L, 1L, 1L)));
        }
    }

    /// <summary>A recording of 4 s played three times: what is between them is no loss of anything.</summary>
    [Test]
    public void Live_a_recording_that_starts_again_is_known_throughout()
    {
        LiveInput input = new();
        for (int at = 0; at < 3; at++)
        {
            input.Play(Multiplexes.Clean(4), Multiplexes.BitsPerSecond);
            input.Analyzer.Restart();
            input.Silence(0.05);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Windows[^1].State(Catalogue.ServiceImpairmentsError), Is.EqualTo(VerdictState.Ok));
            Assert.That(input.Windows[^1].Value(Catalogue.ServiceImpairmentsErrorRatio), Is.Zero);
        }
    }

    private static string[] Names =>
        ["Service_availability_error", "Service_degradation_error", "Service_impairments_error"];

    private static ServiceAvailabilityReport Of(byte[] stream) => FileAnalysis.Report(stream).ServiceAvailability!;
}
