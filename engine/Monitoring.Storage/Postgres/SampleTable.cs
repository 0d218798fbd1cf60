using System.Data.Common;
using System.Globalization;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// The table of samples, cut into UTC days so that a day can go at once: a hypertable where the database has TimescaleDB when the store
/// is created, else partitions of PostgreSQL itself. Only what the Apache edition of TimescaleDB offers is used.
/// </summary>
internal abstract class SampleTable
{
    public const long SecondsPerDay = 86_400;

    /// <summary>
    /// One second of one series. A second may stand twice when two batches bring it: the one with the lower receipt counts. No unique
    /// index, which would cost every sample what batches settle once for all of theirs.
    /// </summary>
    private const string Columns =
        "at timestamptz NOT NULL, value float8, receipt bigint NOT NULL, series_id int NOT NULL, state smallint NOT NULL";

    private const string Index = "CREATE INDEX sample_series_at ON sample(series_id, at)";

    /// <summary>Creates the table of a new store.</summary>
    public static void Create(NpgsqlConnection connection)
    {
        if (Asks(connection, "SELECT EXISTS(SELECT FROM pg_extension WHERE extname = 'timescaledb')"))
        {
            Run(connection, $"CREATE TABLE sample({Columns})");
            Run(
                connection,
                "SELECT create_hypertable('sample', 'at', chunk_time_interval => interval '1 day', create_default_indexes => false)");
        }
        else
        {
            Run(connection, $"CREATE TABLE sample({Columns}) PARTITION BY RANGE (at)");
        }

        Run(connection, Index);
    }

    /// <summary>The table as the store was created with.</summary>
    public static SampleTable Of(NpgsqlConnection connection) =>
        Asks(connection, "SELECT EXISTS(SELECT FROM pg_partitioned_table WHERE partrelid = 'sample'::regclass)")
            ? new PartitionedSamples() : new HypertableSamples();

    /// <summary>The table a COPY of samples of a day goes to.</summary>
    public abstract string TargetOf(int day);

    /// <summary>Makes room for a day; nothing happens where there is room.</summary>
    public abstract void Add(NpgsqlConnection connection, int day);

    /// <summary>The days there is room for.</summary>
    public abstract IReadOnlyList<int> Days(NpgsqlConnection connection);

    /// <summary>Lets a day go with all its samples. Those before it must be gone.</summary>
    public abstract void Drop(NpgsqlConnection connection, int day);

    private protected static string Date(int day) =>
        DateTimeOffset.UnixEpoch.AddDays(day).ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private protected static void Run(NpgsqlConnection connection, string sql)
    {
        using DbCommand command = Statement.Of(connection, sql);
        command.ExecuteNonQuery();
    }

    private protected static List<int> ReadNumbers(NpgsqlConnection connection, string sql)
    {
        using DbCommand select = Statement.Of(connection, sql);
        using DbDataReader row = select.ExecuteReader();
        List<int> numbers = [];
        while (row.Read())
        {
            numbers.Add(row.GetInt32(0));
        }

        return numbers;
    }

    private static bool Asks(NpgsqlConnection connection, string sql)
    {
        using DbCommand select = Statement.Of(connection, sql);
        return (bool)select.ExecuteScalar()!;
    }
}
