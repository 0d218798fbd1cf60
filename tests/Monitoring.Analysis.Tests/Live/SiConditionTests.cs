using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Live;

/// <summary>Conditions of the tables and time stamps of a live input: one cause raises one, and it clears.</summary>
public sealed class SiConditionTests
{
    [TestCase(0x11, 3051)]
    [TestCase(0x12, 3061)]
    public void A_table_that_stays_away_is_one_condition_that_clears(int pid, int indicator)
    {
        LiveInput input = new();
        input.Play(Multiplexes.Build(7, Multiplexes.Between(1.5, 4.8, PacketFate.Absent, (ushort)pid)), Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Edges.Select(e => ((int)e.Indicator.Value, e.Raise)), Is.EqualTo(((int, bool)[])
        [
            (indicator, true), (indicator, false),
        ]));
    }

    [Test]
    public void A_pid_that_no_table_names_is_one_condition()
    {
        LiveInput input = new();
        byte[] stream = new MultiplexBuilder
        {
            Services = [Multiplexes.First],
            BitsPerSecond = Multiplexes.BitsPerSecond,
            Extra = [new RepeatedSection(0x777, new byte[100], 40)],
        }.Build(TimeSpan.FromSeconds(3));
        input.Play(stream, Multiplexes.BitsPerSecond);
        Assert.That(
            input.Conditions.Edges.Select(e => (e.Indicator, e.Raise, e.Reason)),
            Is.EqualTo(((IndicatorId, bool, string)[])[(Catalogue.UnreferencedPid2.Id, true, ConditionReason.Unreferenced)]));
    }

    [Test]
    public void Silence_of_the_input_is_no_input_and_not_one_of_every_table()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(3), Multiplexes.BitsPerSecond);
        input.Silence(40);
        Assert.That(input.Conditions.Edges.Select(e => e.Reason), Is.EqualTo((string[])[ConditionReason.NoInput]));
    }

    [Test]
    public void A_tdt_that_is_a_minute_off_is_found_where_the_time_is_known()
    {
        Assert.That(Raised(TimeSpan.FromSeconds(60), knows: true), Is.EqualTo((IndicatorId[])[Catalogue.BeyondGuidelines.Id]));
        Assert.That(Raised(TimeSpan.Zero, knows: true), Is.Empty);
        Assert.That(Raised(TimeSpan.FromSeconds(60), knows: false), Is.Empty);
    }

    private static IEnumerable<IndicatorId> Raised(TimeSpan off, bool knows)
    {
        LiveInput input = new(new AnalysisOptions { KnowsUtc = knows });
        byte[] stream = new MultiplexBuilder
        {
            Services = [Multiplexes.First],
            BitsPerSecond = Multiplexes.BitsPerSecond,
            Utc = DateTime.UnixEpoch.AddSeconds(1_800_000_000) + off,
        }.Build(TimeSpan.FromSeconds(2));
        input.Play(stream, Multiplexes.BitsPerSecond);
        return input.Conditions.Raised.Select(e => e.Indicator);
    }
}
