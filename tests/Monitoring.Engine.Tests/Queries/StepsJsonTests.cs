using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Api;
using Monitoring.Engine.Queries;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Queries;

/// <summary>What is written by hand is, byte for byte, what the serializer makes of records of the same shape.</summary>
public sealed class StepsJsonTests
{
    private static readonly double[] Odd =
    [
        0, -0.0, 1, -1, 0.1, 1.0 / 3, 1e15, -1e15, 999_999_999_999_999, 1e16, 1e-7, double.MaxValue, double.Epsilon, Math.PI * 1e300, 60.5, double.NaN,
        0.001, -0.001, 0.0005, 0.999, -0.05, 1.01, 999_999_999_999.999, -999_999_999_999.9999, 0.1 + 0.2,
    ];

    [Test]
    public async Task It_is_what_the_serializer_would_write()
    {
        Random random = new(7);
        double Some() => random.Next(5) switch
        {
            0 => Odd[random.Next(Odd.Length)],
            1 => random.Next(-5000, 5000),
            3 => random.Next(-5_000_000, 5_000_000) / 1000.0,
            2 => random.NextDouble() * Math.Pow(10, random.Next(-20, 20)),
            _ => 2_000_000 + (random.Next(240_000) / 60.0),
        };
        Slot[] slots = [.. Enumerable.Range(0, 2000).Select(at => new Slot(
            at * 60L, (at + 1) * 60L, random.Next(2) * random.Next(61), random.Next(2) * random.Next(30), random.Next(10), Some(), Some(), Some(), Some()))];
        SeriesSlots[] answer =
        [
            Series("a/dtmb/1", "pid:256", slots), Series("b/dtmb/2", "", []), Series("a/dtmb/2", "process{host=\"甲\"}<1>", slots[..1]),
            .. Enumerable.Range(3, 20).Select(service => Series($"a/dtmb/{service}", "", slots[service..random.Next(service, slots.Length)])),
        ];

        string expected = JsonSerializer.Serialize(answer.Select(Record), ApiContext.Json);
        Assert.That(await WriteAsync(answer), Is.EqualTo(expected));
    }

    [Test]
    public async Task Nothing_is_an_empty_list_and_a_mean_that_is_no_number_is_null()
    {
        Assert.That(await WriteAsync([]), Is.EqualTo("[]"));
        Slot tooMuch = new(0, 60, Known: 60, 0, 0, double.PositiveInfinity, 1, double.MaxValue, 1);
        Assert.That(await WriteAsync([Series("a", "", [tooMuch])]), Does.Contain("\"mean\":null,\"min\":1,"));
    }

    private static SeriesSlots Series(string entity, string qualifier, Slot[] slots)
    {
        Assume.That(EntityId.TryParse(entity, out EntityId id), Is.True);
        return new SeriesSlots(new SeriesDescriptor(new SeriesId(1), id, Catalogue.TsBitrate.Id, qualifier, 0), slots);
    }

    private static object Record(SeriesSlots series) => new Answer(
        series.Series.Entity.Path, series.Series.Indicator.Value, series.Series.Qualifier,
        [.. series.Slots.Select(s => new Step(
            s.Start * 1000, s.State, Known(s.Mean), Known(s.Min), Known(s.Max), Known(s.Last), s.Known, s.Fault, s.Unknown, s.Missing))]);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static async Task<string> WriteAsync(IReadOnlyList<SeriesSlots> answer)
    {
        using MemoryStream stream = new();
        var pipe = PipeWriter.Create(stream);
        await StepsJson.WriteAsync(answer, pipe, CancellationToken.None);
        await pipe.CompleteAsync();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed record Answer(string Entity, int Indicator, string Qualifier, IReadOnlyList<Step> Steps);

    private sealed record Step(
        long T, string State, double? Mean, double? Min, double? Max, double? Last, long Known, long Fault, long Unknown, long Missing);
}
