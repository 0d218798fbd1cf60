using Monitoring.Analysis.Anomaly;

namespace Monitoring.Analysis.Tests.Anomaly;

/// <summary>Level and spread that outliers cannot move.</summary>
public sealed class RobustBaselineTests
{
    [Test]
    public void Nothing_is_scored_before_30_values()
    {
        RobustBaseline baseline = new(1);
        for (int at = 0; at < RobustBaseline.WindowsToLearn; at++)
        {
            Assert.That(baseline.Score(5), Is.Null);
            baseline.Learn(5);
        }

        Assert.That(baseline.Score(5), Is.Zero);
    }

    [Test]
    public void A_constant_series_scores_0_for_ever()
    {
        RobustBaseline baseline = Taught(0.02, static _ => 15.2, 10_000);
        Assert.That(baseline.Score(15.2), Is.Zero);
        Assert.That(baseline.Spread, Is.EqualTo(0.02));
    }

    [Test]
    public void A_large_offset_keeps_its_small_differences()
    {
        RobustBaseline baseline = Taught(1e-6, static at => 1e9 + (at % 2 == 0 ? 1 : -1), 1000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(baseline.Level, Is.EqualTo(1e9).Within(1.01));
            Assert.That(baseline.Score(1e9 + 1), Is.Zero);
            Assert.That(baseline.Score(1e9 + 60), Is.GreaterThan(0.9));
        }
    }

    [Test]
    public void A_spike_of_ten_spreads_is_found_and_does_not_move_the_level()
    {
        Random random = new(7);
        RobustBaseline baseline = Taught(1e-6, _ => random.NextDouble(), 1000);
        double level = baseline.Level;
        Assert.That(baseline.Score(level + (10 * baseline.Spread)), Is.GreaterThan(0.7));
        baseline.Learn(1e12);
        Assert.That(baseline.Level, Is.EqualTo(level).Within(0.02));
    }

    [Test]
    public void Scores_stay_below_1_and_grow_with_the_distance()
    {
        RobustBaseline baseline = Taught(1, static _ => 0, 100);
        double[] scores = [.. new double[] { 2, 4, 8, 16, 32, double.MaxValue }.Select(v => baseline.Score(v)!.Value)];
        Assert.That(scores, Is.Ordered.Ascending);
        Assert.That(scores[^1], Is.LessThan(1));
    }

    [Test]
    public void What_is_no_number_is_neither_scored_nor_learned()
    {
        RobustBaseline baseline = Taught(1, static _ => 3, 100);
        baseline.Learn(double.NaN);
        baseline.Learn(double.PositiveInfinity);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(baseline.Score(double.NaN), Is.Null);
            Assert.That(baseline.Level, Is.EqualTo(3));
        }
    }

    [Test]
    public void A_new_level_that_stays_is_taken_in_the_end()
    {
        RobustBaseline baseline = Taught(0.02, static _ => 10, 1000);
        for (int at = 0; at < 6000; at++)
        {
            baseline.Learn(11);
        }

        Assert.That(baseline.Score(11), Is.Zero);
    }

    [Test]
    public void Learning_and_scoring_cost_no_memory()
    {
        RobustBaseline baseline = Taught(1, static at => at % 5, 100);
        _ = baseline.Score(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int at = 0; at < 10_000; at++)
        {
            _ = baseline.Score(at % 5);
            baseline.Learn(at % 5);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static RobustBaseline Taught(double minimumSpread, Func<int, double> value, int count)
    {
        RobustBaseline baseline = new(minimumSpread);
        for (int at = 0; at < count; at++)
        {
            baseline.Learn(value(at));
        }

        return baseline;
    }
}
