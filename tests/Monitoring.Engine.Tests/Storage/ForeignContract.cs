using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>What every store promises of series that came from elsewhere: any double, any name, and seconds of some of them alone.</summary>
internal abstract class ForeignContract : ConfigurationContract
{
    private const string Name = "process.memory.usage:By{host=甲}";

    [Test]
    public async Task Any_double_is_kept_as_it_came_and_a_series_of_which_nothing_is_said_has_no_second()
    {
        double[] values = [Math.PI * 1e300, -1e-300, 17_000_000_000, double.MaxValue, 0];
        BatchBuilder source = Foreign();
        for (int second = 0; second < values.Length; second++)
        {
            await AppendAsync(Said(source, second, values[second], second % 2 == 0 ? null : 5));
        }

        SeriesDescriptor[] series = await FindAsync();
        Assert.That(series.Select(s => s.Qualifier), Is.EqualTo((string[])[Name, "x"]));
        SeriesPoint[] expected = [.. values.Select((value, second) => Point(second, value))];
        Assert.That(await ReadAsync(series[0]), Is.EqualTo(expected));
        Assert.That(await ReadAsync(series[1]), Is.EqualTo((SeriesPoint[])[Point(1, 5), Point(3, 5)]));

        await ReopenAsync();
        Assert.That(await ReadAsync(series[0]), Is.EqualTo(expected), "after a restart");
        await SealAsync();
        Assert.That(await ReadAsync(series[0]), Is.EqualTo(expected), "sealed");
        Assert.That(await ReadAsync(series[1]), Is.EqualTo((SeriesPoint[])[Point(1, 5), Point(3, 5)]), "sealed");
    }

    [Test]
    public async Task The_first_to_arrive_wins_a_second_that_was_left_open()
    {
        BatchBuilder source = Foreign();
        await AppendAsync(Said(source, 0, null, 1));
        await AppendAsync(Said(source, 0, 2, 3));

        SeriesDescriptor[] series = await FindAsync();
        Assert.That(await ReadAsync(series[0]), Is.EqualTo((SeriesPoint[])[Point(0, 2)]));
        Assert.That(await ReadAsync(series[1]), Is.EqualTo((SeriesPoint[])[Point(0, 1)]));
    }

    [Test]
    public async Task An_entity_that_is_only_named_was_not_seen_and_nothing_is_learnt_of_it()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start));
        EntityRecord before = (await Store.Measurements.FindEntitiesAsync("xining-01/dtmb-33", CancellationToken.None))[0];
        Time.Advance(TimeSpan.FromHours(1));
        await AppendAsync(Said(Foreign(), 0, 1, 1));
        await AppendAsync(Said(Foreign("other"), 0, 1, 1));

        EntityRecord after = (await Store.Measurements.FindEntitiesAsync("xining-01/dtmb-33", CancellationToken.None))[0];
        Assert.That(after, Is.EqualTo(before));
        EntityRecord named = (await Store.Measurements.FindEntitiesAsync("other", CancellationToken.None)).Single();
        Assert.That(named.LastSeenAt, Is.EqualTo(DateTimeOffset.UnixEpoch));
    }

    [Test]
    public void What_is_no_number_and_what_only_foreign_series_may_is_refused()
    {
        Batch nan = Said(Foreign(), 0, double.NaN, 1);
        Assert.That(() => BatchBuilder.Item(nan, Start), Throws.ArgumentException.With.Message.Contains("has no number in column 0"));
        Batch state = Said(Foreign(), 0, 1, 1);
        state.Windows[0].States = ByteString.CopyFrom(2, 8);
        Assert.That(() => BatchBuilder.Item(state, Start), Throws.ArgumentException.With.Message.Contains("has state 8"));
        Batch own = Said(Foreign(isForeign: false), 0, 1, 1);
        Assert.That(() => BatchBuilder.Item(own, Start), Throws.ArgumentException.With.Message.Contains("has scale10 255"));
    }

    private static BatchBuilder Foreign(string probe = "xining-01", bool isForeign = true)
    {
        BatchBuilder source = new(probe);
        source.Dictionary.Entities.Clear();
        source.Dictionary.Series.Clear();
        source.Dictionary.Foreign = isForeign;
        source.Dictionary.Entities.Add(new Entity { Path = probe == "xining-01" ? "xining-01/dtmb-33" : probe });
        source.AddSeries(0, Catalogue.Otlp, DecimalScale.DoubleBits, Name);
        source.AddSeries(0, Catalogue.Otlp, DecimalScale.DoubleBits, "x");
        return source;
    }

    private static Batch Said(BatchBuilder source, int second, double? first, double? other)
    {
        Batch batch = source.Empty();
        Window window = new() { StartUnixMs = Start.AddSeconds(second).ToUnixTimeMilliseconds(), DurationMs = 1000 };
        window.States = ByteString.CopyFrom(StateOf(first), StateOf(other));
        window.Values.AddRange(((double?[])[first, other]).OfType<double>().Select(BitConverter.DoubleToInt64Bits));
        batch.Windows.Add(window);
        return batch;
    }

    private static byte StateOf(double? value) => value is null ? (byte)7 : (byte)VerdictState.Ok;

    private async Task<SeriesDescriptor[]> FindAsync() =>
        [.. await Store.Measurements.FindSeriesAsync(new SeriesFilter(null, Catalogue.Otlp.Id), CancellationToken.None)];

    private async Task<SeriesPoint[]> ReadAsync(SeriesDescriptor series) =>
        [.. await Store.Measurements.ReadPointsAsync(series.Id, new TimeRange(Start, Start.AddHours(1)), CancellationToken.None)];
}
