using System.Diagnostics;
using Monitoring.Contracts.Indicators;
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
    private const int Seconds = 4500;
    private const int InFlight = 8;

    [Test]
    public async Task Figures_of_the_store()
    {
        using TemporaryFolder folder = new();
        ManualTime time = new(StoreLoad.Start);
        NoticeRecorder notices = new();
        SqliteStore store = await SqliteStore.OpenAsync(
            new StoreOptions { Folder = folder.Path, MaintenanceInterval = TimeSpan.Zero }, time, notices, CancellationToken.None);
        List<IngestItem>[] items = StoreLoad.Items(Probes, Services, Seconds);
        long samples = StoreLoad.Samples(items);

        long started = Stopwatch.GetTimestamp();
        await StoreLoad.AppendAsync(store.Measurements, items, InFlight);
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
            await store.Measurements.ReadRunsAsync(series.Id, new TimeRange(StoreLoad.Start, StoreLoad.Start.AddDays(1)), CancellationToken.None);
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
}
