using System.Data.Common;
using System.Globalization;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// A table cut into UTC days by its column at, so that a day can go at once: a hypertable where the database has TimescaleDB when the
/// table is created, else partitions of PostgreSQL itself. Only what the Apache edition of TimescaleDB offers is used.
/// </summary>
internal abstract class DayTable(string name)
{
    /// <summary>
    /// One second of one series. A second may stand twice when two batches bring it: the one with the lower receipt counts. No unique
    /// index, which would cost every sample what batches settle once for all of theirs.
    /// </summary>
    public const string Samples = "sample";

    /// <summary>The minutes of one series in an hour, packed (<see cref="PackedMinutes"/>).</summary>
    public const string Minutes = "rollup_minutes";

    /// <summary>One hour of one series; small enough to be one table.</summary>
    public const string Hours = "rollup_hour";

    public const long SecondsPerDay = 86_400;

    public string Name => name;

    /// <summary>Creates the table of samples of a new store.</summary>
    public static void CreateSamples(NpgsqlConnection connection) => Create(
        connection, Samples, "at timestamptz NOT NULL, value float8, receipt bigint NOT NULL, series_id int NOT NULL, state smallint NOT NULL");

    /// <summary>Creates the table of minutes.</summary>
    public static void CreateMinutes(NpgsqlConnection connection) => Create(
        connection, Minutes, "at timestamptz NOT NULL, series_id int NOT NULL, n smallint NOT NULL, data bytea NOT NULL");

    /// <summary>A table as it was created.</summary>
    public static DayTable Of(NpgsqlConnection connection, string name) =>
        Asks(connection, $"SELECT EXISTS(SELECT FROM pg_partitioned_table WHERE partrelid = '{name}'::regclass)")
            ? new DayPartitions(name) : new DayChunks(name);

    /// <summary>The table that rows of a day go to.</summary>
    public abstract string TargetOf(int day);

    /// <summary>Makes room for a day; nothing happens where there is room.</summary>
    public abstract void Add(NpgsqlConnection connection, int day);

    /// <summary>The days there is room for.</summary>
    public abstract IReadOnlyList<int> Days(NpgsqlConnection connection);

    /// <summary>Lets a day go with all its rows. Those before it must be gone.</summary>
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

    /// <summary>Creates a table of this kind that has a column at and a column series_id.</summary>
    public static void Create(NpgsqlConnection connection, string name, string columns)
    {
        if (Asks(connection, "SELECT EXISTS(SELECT FROM pg_extension WHERE extname = 'timescaledb')"))
        {
            Run(connection, $"CREATE TABLE {name}({columns})");
            Run(
                connection,
                $"SELECT create_hypertable('{name}', 'at', chunk_time_interval => interval '1 day', create_default_indexes => false)");
        }
        else
        {
            Run(connection, $"CREATE TABLE {name}({columns}) PARTITION BY RANGE (at)");
        }

        Run(connection, $"CREATE INDEX {name}_series_at ON {name}(series_id, at)");
    }

    private static bool Asks(NpgsqlConnection connection, string sql)
    {
        using DbCommand select = Statement.Of(connection, sql);
        return (bool)select.ExecuteScalar()!;
    }
}
