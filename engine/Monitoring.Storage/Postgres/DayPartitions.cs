using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>A partition of PostgreSQL per day, NAME_YYYYMMDD.</summary>
internal sealed class DayPartitions(string name) : DayTable(name)
{
    public override string TargetOf(int day) => $"{Name}_{Date(day)}";

    public override void Add(NpgsqlConnection connection, int day) => Run(
        connection,
        $"""
        CREATE TABLE IF NOT EXISTS {TargetOf(day)} PARTITION OF {Name}
        FOR VALUES FROM ('{Date(day)} 00:00:00+00') TO ('{Date(day + 1)} 00:00:00+00')
        """);

    public override IReadOnlyList<int> Days(NpgsqlConnection connection) => ReadNumbers(
        connection,
        $"""
        SELECT to_date(right(c.relname, 8), 'YYYYMMDD') - date '1970-01-01'
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '{Name}'::regclass ORDER BY 1
        """);

    public override void Drop(NpgsqlConnection connection, int day) => Run(connection, $"DROP TABLE {TargetOf(day)}");
}
