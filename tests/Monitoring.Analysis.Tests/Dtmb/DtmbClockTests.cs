using Monitoring.Analysis.Dtmb;

namespace Monitoring.Analysis.Tests.Dtmb;

/// <summary>The clock of a modulator against the arrival of its packets, minute by minute.</summary>
public sealed class DtmbClockTests
{
    private const int Nominal = 16200;
    private const int PacketsPerDatagram = 7;

    private long _packets;
    private double _seconds;

    [TestCase(0)]
    [TestCase(-12.5)]
    [TestCase(33)]
    public void The_error_of_the_clock_is_found(double ppm)
    {
        DtmbClock clock = new(limit: 1);
        Play(clock, 130, ppm, jitter: 0);
        Assert.That(clock.Error!.Value.Ppm, Is.EqualTo(ppm).Within(0.05));
        Assert.That(clock.IsLearned, Is.False);
    }

    [Test]
    public void A_step_of_3_ppm_is_told_within_three_minutes_and_ends_when_the_clock_returns()
    {
        DtmbClock clock = new(limit: 1);
        Play(clock, 400, 2, jitter: 0.0002);
        Assert.That((clock.IsLearned, clock.Step), Is.EqualTo((true, (double?)null)));
        Play(clock, 190, 5, jitter: 0.0002);
        Assert.That(clock.Step, Is.EqualTo(3).Within(0.2));
        Play(clock, 130, 2, jitter: 0.0002);
        Assert.That(clock.Step, Is.Null);
    }

    [Test]
    public void A_steady_clock_with_arrival_that_jitters_by_milliseconds_is_no_step()
    {
        DtmbClock clock = new(limit: 1);
        Play(clock, 1200, 2, jitter: 0.003);
        Assert.That(clock.IsLearned);
        Assert.That(clock.Step, Is.Null);
    }

    [Test]
    public void Loss_begins_anew_and_forgets_nothing_that_was_learned()
    {
        DtmbClock clock = new(limit: 1);
        Play(clock, 400, 2, jitter: 0);
        _packets -= 1000;
        Play(clock, 30, 2, jitter: 0, breaks: 1);
        Assert.That((clock.IsLearned, clock.Error is null), Is.EqualTo((true, true)));
        Play(clock, 100, 2, jitter: 0, breaks: 1);
        Assert.That(clock.Error!.Value.Ppm, Is.EqualTo(2).Within(0.05));
        Assert.That(clock.Step, Is.Null);
    }

    private void Play(DtmbClock clock, double seconds, double ppm, double jitter, long breaks = 0)
    {
        Random random = new(3);
        double until = _seconds + seconds;
        while (_seconds < until)
        {
            _seconds += PacketsPerDatagram / (Nominal * (1 + (ppm * 1e-6)));
            _packets += PacketsPerDatagram;
            double late = random.NextDouble() * jitter;
            clock.OnArrival((long)((_seconds + late) * 1e9), _packets, breaks, Nominal);
        }
    }
}
