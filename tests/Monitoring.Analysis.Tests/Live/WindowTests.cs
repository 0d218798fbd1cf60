using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Live;

/// <summary>What the one-second windows of a live input say.</summary>
public sealed class WindowTests
{
    /// <summary>Whether these are measured depends on the codec.</summary>
    private static readonly Indicator[] Buffers = [Catalogue.BufferError, Catalogue.EmptyBufferError, Catalogue.DataDelayError];

    private static readonly Scope First = Scope.Service(1);
    private static readonly Scope Second = Scope.Service(2);

    [Test]
    public void A_clean_second_measures_every_check_and_every_service()
    {
        LiveInput input = new(new AnalysisOptions { CountsDatagrams = true });
        input.Play(Multiplexes.Clean(4), Multiplexes.BitsPerSecond);
        RecordedWindow window = input.Windows[2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Catalogue.Tr101290.Where(i => window.State(i) == VerdictState.NotApplicable).Select(i => i.Number),
                Is.SupersetOf((string[])["2.6", "3.1.b", "3.5.b", "3.6.b", "3.7"]));
            foreach (Indicator check in Catalogue.Tr101290.Where(i => !Buffers.Contains(i) && window.State(i) != VerdictState.NotApplicable))
            {
                Assert.That(window.State(check), Is.EqualTo(VerdictState.Ok), check.Number);
            }

            Assert.That(window.Value(Catalogue.TsBitrate), Is.EqualTo(Multiplexes.BitsPerSecond).Within(2).Percent);
            Assert.That(window.Value(Catalogue.Datagrams), Is.EqualTo(380).Within(2));
            Assert.That(window.Value(Catalogue.PcrIntervalMax), Is.EqualTo(30).Within(5));
            Assert.That(window.Value(Catalogue.ServiceBitrate, First), Is.InRange(500_000, 1_500_000));
            Assert.That(window.State(Catalogue.ServiceOutage, First), Is.EqualTo(VerdictState.Ok));
            Assert.That(window.State(Catalogue.ServiceDegradation, Second), Is.EqualTo(VerdictState.Ok));
            Assert.That(window.State(Catalogue.AnomalyScore, First), Is.EqualTo(VerdictState.Pending));
            Assert.That(window.State(Catalogue.PidBitrate, pid: Multiplexes.First.VideoPid), Is.EqualTo(VerdictState.Ok));
            Assert.That(window.State(Catalogue.ContinuityCountError, pid: Multiplexes.First.VideoPid), Is.EqualTo(VerdictState.Ok));
        }
    }

    [Test]
    public void A_window_of_silence_has_a_cause_and_the_rest_suspended()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(3), Multiplexes.BitsPerSecond);
        input.Silence(4);
        RecordedWindow window = input.Windows[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(window.State(Catalogue.TsSyncLoss), Is.EqualTo(VerdictState.Fault));
            foreach (Indicator check in Catalogue.Tr101290.Skip(1).Take(12))
            {
                Assert.That(window.State(check), Is.EqualTo(VerdictState.Suspended), check.Number);
            }

            Assert.That(window.State(Catalogue.ServiceOutage, First), Is.EqualTo(VerdictState.Fault));
            Assert.That(window.Value(Catalogue.ServiceOutage, Second), Is.EqualTo(Catalogue.TsSyncLoss.Id.Value));
            Assert.That(window.State(Catalogue.ServiceDegradation, First), Is.EqualTo(VerdictState.Suspended));
            Assert.That(window.State(Catalogue.AnomalyScore, First), Is.EqualTo(VerdictState.Suspended));
            Assert.That(window.Value(Catalogue.TsBitrate), Is.Zero);
        }
    }

    [Test]
    public void A_planned_service_of_a_dead_input_is_out()
    {
        LiveInput input = new(new AnalysisOptions { ExpectedServices = [new ExpectedService(7, "计划")] });
        input.Silence(3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Windows[0].State(Catalogue.ServiceOutage, Scope.Service(7)), Is.EqualTo(VerdictState.Pending));
            Assert.That(input.Windows[2].State(Catalogue.ServiceOutage, Scope.Service(7)), Is.EqualTo(VerdictState.Fault));
            Assert.That(input.Windows[2].Value(Catalogue.ServiceOutage, Scope.Service(7)), Is.EqualTo(Catalogue.TsSyncLoss.Id.Value));
        }
    }

    [Test]
    public void A_missing_pmt_takes_its_own_service_away()
    {
        LiveInput input = new();
        input.Play(
            Multiplexes.Build(5, Multiplexes.Between(2, 9, PacketFate.Absent, Multiplexes.Second.PmtPid)), Multiplexes.BitsPerSecond);
        RecordedWindow window = input.Windows[3];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(window.State(Catalogue.ServiceOutage, First), Is.EqualTo(VerdictState.Ok));
            Assert.That(window.State(Catalogue.ServiceOutage, Second), Is.EqualTo(VerdictState.Fault));
            Assert.That(window.Value(Catalogue.ServiceOutage, Second), Is.EqualTo(Catalogue.PmtError2.Id.Value));
            Assert.That(window.State(Catalogue.PmtError2, Second), Is.EqualTo(VerdictState.Fault));
            Assert.That(window.State(Catalogue.PmtError2, First), Is.EqualTo(VerdictState.Ok));
        }
    }

    [Test]
    public void Loss_degrades_and_is_counted()
    {
        LiveInput input = new();
        input.Play(
            Multiplexes.Build(5, Multiplexes.Between(2.4, 2.45, PacketFate.Lost, Multiplexes.First.VideoPid)), Multiplexes.BitsPerSecond);
        RecordedWindow window = input.Windows[2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(window.Value(Catalogue.ServiceDegradation, First), Is.EqualTo(Catalogue.ContinuityCountError.Id.Value));
            Assert.That(window.State(Catalogue.ServiceDegradation, Second), Is.EqualTo(VerdictState.Ok));
            Assert.That(window.Value(Catalogue.LostPackets), Is.GreaterThan(0));
            Assert.That(window.State(Catalogue.ContinuityCountError, pid: Multiplexes.First.VideoPid), Is.EqualTo(VerdictState.Fault));
            Assert.That(input.Windows[3].State(Catalogue.ContinuityCountError), Is.EqualTo(VerdictState.Ok));
        }
    }

    [Test]
    public void A_window_in_which_the_probe_lost_data_says_nothing_of_the_signal()
    {
        LiveInput input = new() { IsInvalid = window => window == 2 };
        input.Play(Multiplexes.Clean(4), Multiplexes.BitsPerSecond);
        RecordedWindow window = input.Windows[2];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(window.State(Catalogue.ContinuityCountError), Is.EqualTo(VerdictState.Invalid));
            Assert.That(window.State(Catalogue.ServiceOutage, First), Is.EqualTo(VerdictState.Invalid));
            Assert.That(window.State(Catalogue.TsBitrate), Is.EqualTo(VerdictState.Invalid));
            Assert.That(input.Windows[3].State(Catalogue.ServiceOutage, First), Is.EqualTo(VerdictState.Ok));
        }
    }

    [Test]
    public void Half_a_minute_of_a_steady_service_is_learned_and_scores_0()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(36), Multiplexes.BitsPerSecond);
        RecordedWindow window = input.Windows[^1];
        Assert.That(window.State(Catalogue.AnomalyScore, First), Is.EqualTo(VerdictState.Ok));
        Assert.That(window.Value(Catalogue.AnomalyScore, First), Is.Zero);
    }

    [Test]
    public void Services_are_told_with_their_names_and_a_revision()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(2), Multiplexes.BitsPerSecond);
        int revision = input.Analyzer.Revision;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(revision, Is.GreaterThan(0));
            Assert.That(input.Analyzer.Services.Select(s => (s.Id, s.Name)), Is.EqualTo(((ushort, string)[])[(1, "青海卫视"), (2, "Second")]));
            Assert.That(input.Analyzer.Services[0].OriginalNetworkId, Is.EqualTo(0x2024));
            Assert.That(input.Analyzer.Services[0].TransportStreamId, Is.EqualTo(1));
        }
    }
}
