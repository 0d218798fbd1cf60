using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>A chunk of TimescaleDB per day; it makes them itself.</summary>
internal sealed class DayChunks(string name) : DayTable(name)
{
    public override string TargetOf(int day) => Name;

    public override void Add(NpgsqlConnection connection, int day)
    {
        // the extension makes a chunk with the first row of a day
    }

    public override IReadOnlyList<int> Days(NpgsqlConnection connection) => ReadNumbers(
        connection,
        $"""
        SELECT (range_start AT TIME ZONE 'UTC')::date - date '1970-01-01'
        FROM timescaledb_information.chunks WHERE hypertable_name = '{Name}' ORDER BY 1
        """);

    public override void Drop(NpgsqlConnection connection, int day) =>
        Run(connection, $"SELECT drop_chunks('{Name}', older_than => timestamptz '{Date(day + 1)} 00:00:00+00')");
}
