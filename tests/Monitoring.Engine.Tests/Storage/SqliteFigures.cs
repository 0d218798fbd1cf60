using System.Diagnostics;
using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>
/// Prints what the store does with realistic batches; asserts nothing about speed. Run it with
/// <c>dotnet test tests/Monitoring.Engine.Tests -c Release --filter Name~Figures_of_the_store --logger "console;verbosity=detailed"</c>.
/// </summary>
[TestFixture]
[Explicit("a measurement")]
internal sealed class SqliteFigures
{
    private const int Probes = 2;
    private const int Services = 1199;
    private const int InFlight = 8;
    private const int Seconds = 4500;

    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Figures_of_the_store()
    {
        using TemporaryFolder folder = new();
        ManualTime time = new(Start);
        NoticeRecorder notices = new();
        SqliteStore store = await SqliteStore.OpenAsync(
            new StoreOptions { Folder = folder.Path, MaintenanceInterval = TimeSpan.Zero }, time, notices, CancellationToken.None);
        List<IngestItem>[] items = [.. Enumerable.Range(0, Probes).Select(Items)];
        long samples = items.Sum(i => i.Sum(item => (long)item.Dictionary.Series.Count));

        long started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(items, async (probe, token) => await Parallel.ForEachAsync(
            probe, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = token },
            async (item, cancel) => await store.Measurements.AppendAsync(item, cancel)));
        TimeSpan appended = Stopwatch.GetElapsedTime(started);
        BatchKey[] applied = [.. items.SelectMany(i => i.Select(item => item.Key))];
        await store.Alarms.CommitAsync(new AlarmCommit([], applied, []), CancellationToken.None);

        time.Advance(TimeSpan.FromHours(4));
        started = Stopwatch.GetTimestamp();
        await store.Measurements.MaintainAsync(CancellationToken.None);
        TimeSpan sealing = Stopwatch.GetElapsedTime(started);

        started = Stopwatch.GetTimestamp();
        SeriesDescriptor[] outages = [.. (await store.Measurements.FindSeriesAsync(
            new SeriesFilter(Indicator: Catalogue.ServiceOutage.Id), CancellationToken.None)).Take(2000)];
        foreach (SeriesDescriptor series in outages)
        {
            await store.Measurements.ReadRunsAsync(series.Id, new TimeRange(Start, Start.AddDays(1)), CancellationToken.None);
        }

        TimeSpan runs = Stopwatch.GetElapsedTime(started);
        await store.DisposeAsync();
        string database = folder.File("ts-20261125.db");
        long used = UsedBytes(database);
        await TestContext.Out.WriteLineAsync(
            $"""
            append, durable      {samples / appended.TotalSeconds,12:N0} samples/s ({applied.Length / appended.TotalSeconds:N0} batches/s)
            seal                 {samples / sealing.TotalSeconds,12:N0} samples/s
            packed               {(double)notices.SealedBytes / samples,12:N2} bytes/sample
            file, pages in use   {(double)used / samples,12:N2} bytes/sample, keys and index included
            runs of {outages.Length} series  {runs.TotalMilliseconds,12:N0} ms
            """);
    }

    /// <summary>Pages that hold something; the rest was payloads and is used again by the next minutes.</summary>
    private static long UsedBytes(string database)
    {
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size
            """;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>40 % constant, 30 % a level on a grid, 20 % a bitrate, 10 % a share of four digits.</summary>
    private static List<IngestItem> Items(int number)
    {
        BatchBuilder probe = new($"probe-{number}", Services);
        BatchSchema.TryCreate(probe.Dictionary.ToByteArray(), out BatchSchema? schema, out _);
        Random random = new(number);
        long[] level = [.. Enumerable.Range(0, probe.SeriesCount).Select(_ => random.NextInt64(1_000_000, 8_000_000))];
        List<IngestItem> items = [];
        for (int second = 0; second < Seconds; second++)
        {
            Batch batch = probe.Seconds(Start.AddSeconds(second), 1, (_, series) => (series % 10) switch
            {
                < 4 => 0,
                < 7 => 300 + random.Next(-2, 3),
                < 9 => level[series] + random.Next(-2000, 2001),
                _ => random.Next(400, 600),
            });
            batch.Dictionary = second == 0 ? batch.Dictionary : null;
            items.Add(BatchBuilder.Item(batch, Start, schema));
        }

        return items;
    }
}
