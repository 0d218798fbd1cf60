using System.Diagnostics;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>
/// Prints what the PostgreSQL store does with realistic batches, against <c>psql \copy</c> of the same rows into the same table, in turn
/// on one server; asserts nothing about speed. <c>bash benchmarks/postgres.sh</c> runs it.
/// </summary>
[TestFixture]
[Explicit("a measurement")]
internal sealed class PostgresFigures
{
    private const int Rounds = 3;
    private const int Probes = 8;
    private const int Services = 1199;
    private const int Seconds = 50;

    /// <summary>Enough that the writer never waits for the probes: what is compared is the way to the table, not the load.</summary>
    private const int InFlight = 25;
    private const string Partition = "sample_20261125";
    private const string Columns = "at, value, receipt, series_id, state";

    [Test]
    public async Task Figures_of_the_store_in_postgresql()
    {
        using PostgresServer server = PostgresFixture.StartOwn(isDurable: true);
        for (int round = 1; round <= Rounds; round++)
        {
            await MeasureAsync(server, round);
        }
    }

    private static async Task MeasureAsync(PostgresServer server, int round)
    {
        string connection = server.CreateDatabase();
        string database = connection[(connection.LastIndexOf('=') + 1)..];
        List<IngestItem>[] items = StoreLoad.Items(Probes, Services, Seconds);
        long samples = StoreLoad.Samples(items);
        TimeSpan store, first;
        await using (PostgresStore opened = await PostgresStore.OpenAsync(
            new StoreOptions { MaintenanceInterval = TimeSpan.Zero }, new PostgresOptions { ConnectionString = connection },
            new ManualTime(StoreLoad.Start), new NoticeRecorder(), CancellationToken.None))
        {
            // The table has its partition and its indices before either is timed.
            await opened.Measurements.MaintainAsync(CancellationToken.None);
            long started = Stopwatch.GetTimestamp();
            await Task.WhenAll(items.Select(async probe => await opened.Measurements.AppendAsync(probe[0], CancellationToken.None)));
            first = Stopwatch.GetElapsedTime(started);
            PostgresServer.Execute(connection, "CHECKPOINT");
            started = Stopwatch.GetTimestamp();
            await StoreLoad.AppendAsync(opened.Measurements, [.. items.Select(probe => probe[1..])], InFlight);
            store = Stopwatch.GetElapsedTime(started);
        }

        Assert.That(PostgresServer.Ask(connection, $"SELECT count(*) FROM {Partition}"), Is.EqualTo(samples));
        long bytes = (long)PostgresServer.Ask(connection, $"SELECT pg_total_relation_size('{Partition}')");
        TimeSpan text = Copy(server, connection, database, "text");
        TimeSpan binary = Copy(server, connection, database, "binary");
        await TestContext.Out.WriteLineAsync($"""
            round {round}: {samples:N0} samples, {Probes * Seconds} batches of {items[0][0].Dictionary.Series.Count} series
            store, durable, payloads included {samples * (Seconds - 1) / Seconds / store.TotalSeconds,12:N0} samples/s
            psql \copy, text                  {samples / text.TotalSeconds,12:N0} rows/s, store at {text * (Seconds - 1) / Seconds / store:P0} of it
            psql \copy, binary                {samples / binary.TotalSeconds,12:N0} rows/s, store at {binary * (Seconds - 1) / Seconds / store:P0} of it
            first batches, {Probes * items[0][0].Dictionary.Series.Count:N0} new series {first.TotalMilliseconds,9:N0} ms
            at rest                           {(double)bytes / samples,12:N1} bytes/sample, index included
            """);
    }

    /// <summary>Times <c>\copy</c> of all rows out of a file into the emptied table, in their order of arrival.</summary>
    private static TimeSpan Copy(PostgresServer server, string connection, string database, string format)
    {
        string file = server.File($"rows.{format}");
        server.Psql(database, $"\\copy (SELECT {Columns} FROM {Partition} ORDER BY receipt, ctid) TO '{file}' (FORMAT {format})");
        PostgresServer.Execute(connection, $"TRUNCATE {Partition}");
        PostgresServer.Execute(connection, "CHECKPOINT");
        long started = Stopwatch.GetTimestamp();
        server.Psql(database, $"\\copy {Partition}({Columns}) FROM '{file}' (FORMAT {format})");
        return Stopwatch.GetElapsedTime(started);
    }
}
