using Monitoring.Analysis.Metrology;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tests.Metrology;

/// <summary>PCRs against their arrival: jitter, offset and drift that were put in are what comes out.</summary>
public sealed class PcrJitterTests
{
    private const double PcrSeconds = 0.03;
    private const double LongEnough = 620;

    private static readonly ushort Pid = Multiplexes.First.VideoPid;

    [Test]
    public void A_steady_clock_has_no_jitter_offset_or_drift()
    {
        PcrJitter jitter = Run(LongEnough, static _ => 0, static _ => 0);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(jitter.PeakToPeak, Is.LessThan(100));
            Assert.That(jitter.FrequencyOffset()!.Value.Hertz, Is.EqualTo(0).Within(0.01));
            Assert.That(jitter.DriftRate(), Is.EqualTo(0).Within(1e-5));
        }
    }

    [TestCase(810)]
    [TestCase(-270)]
    public void An_offset_in_hertz_is_found_across_a_wrap(double hertz)
    {
        PcrJitter jitter = Run(60, t => hertz * t, static _ => 0, ClockReference.Modulus - (20 * ClockReference.TicksPerSecond));
        Assert.That(jitter.FrequencyOffset()!.Value.Hertz, Is.EqualTo(hertz).Within(0.1));
        Assert.That(jitter.DriftRate(), Is.Null, "ten minutes have not passed");
    }

    [Test]
    public void A_drift_of_75_mhz_in_a_second_is_found_in_ten_minutes()
    {
        PcrJitter jitter = Run(LongEnough, static t => 0.075 * t * t / 2, static _ => 0);
        Assert.That(jitter.DriftRate(), Is.EqualTo(0.075).Within(0.0005));
    }

    [Test]
    public void Arrival_that_swings_fast_is_jitter_and_arrival_that_swings_slowly_is_not()
    {
        PcrJitter fast = Run(60, static _ => 0, static t => 1e6 * Math.Sin(2 * Math.PI * 2 * t));
        PcrJitter slow = Run(60, static _ => 0, static t => 1e6 * Math.Sin(2 * Math.PI * 0.005 * t));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fast.PeakToPeak, Is.EqualTo(2e6).Within(3).Percent);
            Assert.That(fast.RootMeanSquare, Is.EqualTo(1e6 / Math.Sqrt(2)).Within(3).Percent);
            Assert.That(slow.PeakToPeak, Is.LessThan(2e5));
        }
    }

    [Test]
    public void Noise_of_arrival_is_in_the_error_of_the_offset()
    {
        Random random = new(7);
        PcrJitter jitter = Run(100, static t => 100 * t, _ => random.NextDouble() * 300_000);
        (double hertz, double error) = jitter.FrequencyOffset()!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(error, Is.InRange(0.5, 3));
            Assert.That(hertz, Is.EqualTo(100).Within(4 * error));
        }
    }

    [Test]
    public void A_jump_of_the_clock_begins_anew()
    {
        PcrJitter jitter = Run(20, static t => t > 15 ? 10.0 * ClockReference.TicksPerSecond : 0, static _ => 0);
        Assert.That(jitter.FrequencyOffset(), Is.Null);
        Assert.That(jitter.Seconds, Is.LessThan(5.1));
    }

    [Test]
    public void Bursts_and_smooth_arrival_differ_in_jitter_and_not_in_accuracy()
    {
        byte[] stream = Multiplexes.Clean(9);
        LiveInput smooth = new();
        smooth.Play(stream, Multiplexes.BitsPerSecond);
        LiveInput bursts = new() { Bursts = 20 };
        bursts.Play(stream, Multiplexes.BitsPerSecond);
        PcrReport calm = smooth.Analyzer.Report().Pcr[0];
        PcrReport rough = bursts.Analyzer.Report().Pcr[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bursts.Windows[^1].Value(Catalogue.PcrOverallJitter, pid: Pid), Is.GreaterThan(20e6));
            Assert.That(smooth.Windows[^1].Value(Catalogue.PcrOverallJitter, pid: Pid), Is.LessThan(5e6));
            Assert.That(rough.AccuracyNs, Is.EqualTo(calm.AccuracyNs));
            Assert.That(smooth.Windows[2].State(Catalogue.PcrOverallJitter, pid: Pid), Is.EqualTo(VerdictState.Pending));
            Assert.That((calm.ArrivalClock, calm.JitterFilter), Is.EqualTo(("user", "MGF2, high-pass 100 mHz")));
        }
    }

    [Test]
    public void A_file_and_one_played_at_its_own_pace_have_accuracy_only()
    {
        PcrReport file = FileAnalysis.Report(Multiplexes.Clean(3)).Pcr[0];
        LiveInput played = new(new AnalysisOptions { ArrivalClock = ArrivalClock.None });
        played.Play(Multiplexes.Clean(3), Multiplexes.BitsPerSecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((file.AccuracyState, file.JitterState, file.ArrivalClock), Is.EqualTo(("ok", "notMeasured", "none")));
            Assert.That((file.OverallJitterNs, file.FrequencyOffsetHz), Is.EqualTo(((double?)null, (double?)null)));
            Assert.That(file.TransportRate, Is.EqualTo(Multiplexes.BitsPerSecond).Within(2));
            Assert.That(played.Windows[^1].State(Catalogue.PcrFrequencyOffset, pid: Pid), Is.EqualTo(VerdictState.NotMeasured));
        }
    }

    /// <summary>A PCR every 30 ms.</summary>
    /// <param name="seconds">For so long.</param>
    /// <param name="ahead">Ticks the clock is ahead at a time.</param>
    /// <param name="late">Nanoseconds arrival is late at a time.</param>
    /// <param name="first">Its first value.</param>
    private static PcrJitter Run(double seconds, Func<double, double> ahead, Func<double, double> late, long first = 0)
    {
        PcrJitter jitter = new();
        for (double t = 0; t < seconds; t += PcrSeconds)
        {
            long ticks = (first + (long)Math.Round((t * ClockReference.TicksPerSecond) + ahead(t))) % ClockReference.Modulus;
            jitter.OnPcr(ticks, 1_800_000_000_000_000_000 + (long)Math.Round((t * 1e9) + late(t)), isSignalled: false);
        }

        return jitter;
    }
}
