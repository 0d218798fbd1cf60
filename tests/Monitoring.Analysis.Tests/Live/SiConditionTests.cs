using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Testing.Playback;
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

    [Test]
    public void A_tdt_that_is_off_is_one_condition_for_as_long_as_it_is_and_a_host_whose_clock_stepped_says_so()
    {
        LiveInput input = new(new AnalysisOptions { KnowsUtc = true });
        DateTime right = DateTime.UnixEpoch.AddSeconds(1_800_000_000);
        input.Play(Build(right.AddSeconds(-3600), 15), Multiplexes.BitsPerSecond);
        input.Play(Build(right.AddSeconds(15), 5), Multiplexes.BitsPerSecond);
        Assert.That(
            input.Conditions.Of(Catalogue.BeyondGuidelines).Select(e => (e.Raise, e.Reason)),
            Is.EqualTo([(true, ConditionReason.Mismatch), (false, ConditionReason.Quiet)]));
        Assert.That(input.Windows[5].State(Catalogue.BeyondGuidelines), Is.EqualTo(VerdictState.Fault), "between two of them");
        Assert.That(input.Windows[^1].State(Catalogue.BeyondGuidelines), Is.EqualTo(VerdictState.Ok));

        LiveInput stepped = new(new AnalysisOptions { KnowsUtc = true });
        stepped.Analyzer.UtcCorrection = TimeSpan.FromHours(-1);
        stepped.Play(Build(right.AddSeconds(-3600), 3), Multiplexes.BitsPerSecond);
        Assert.That(stepped.Conditions.Edges, Is.Empty);
    }

    [Test]
    public void A_recording_that_is_looped_keeps_its_time_and_everything_else()
    {
        LoopingStream loop = new(Build(DateTime.UnixEpoch.AddSeconds(1_800_000_000), 10), []);
        byte[] stream = new byte[Multiplexes.BitsPerSecond / 8 * 45 / 1316 * 1316];
        for (int at = 0; at < stream.Length; at += 1316)
        {
            _ = loop.Next(stream.AsSpan(at, 1316));
        }

        LiveInput input = new(new AnalysisOptions { KnowsUtc = true });
        input.Play(stream, Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Edges, Is.Empty);
        Assert.That(input.Changes, Is.Empty);
    }

    private static byte[] Build(DateTime utc, double seconds) => new MultiplexBuilder
    {
        Services = [Multiplexes.First],
        BitsPerSecond = Multiplexes.BitsPerSecond,
        Utc = utc,
    }.Build(TimeSpan.FromSeconds(seconds));

    private static IEnumerable<IndicatorId> Raised(TimeSpan off, bool knows)
    {
        LiveInput input = new(new AnalysisOptions { KnowsUtc = knows });
        input.Play(Build(DateTime.UnixEpoch.AddSeconds(1_800_000_000) + off, 2), Multiplexes.BitsPerSecond);
        return input.Conditions.Raised.Select(e => e.Indicator);
    }
}
