using Microsoft.Data.Sqlite;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The first schema of core.db as it shipped, written down here so that no change of the program's own text reaches it.</summary>
internal static class FrozenSchema
{
    private const string FirstCore =
        """
        CREATE TABLE entity(
          id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT NOT NULL, medium TEXT NOT NULL, carrier TEXT NOT NULL,
          provider TEXT NOT NULL, onid INTEGER NOT NULL, tsid INTEGER NOT NULL, sid INTEGER NOT NULL,
          first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL);
        CREATE TABLE series(
          id INTEGER PRIMARY KEY, entity_id INTEGER NOT NULL, indicator INTEGER NOT NULL, qualifier TEXT NOT NULL,
          scale10 INTEGER NOT NULL, UNIQUE(entity_id, indicator, qualifier));
        CREATE TABLE dictionary(id INTEGER PRIMARY KEY, content BLOB NOT NULL, stored_ms INTEGER NOT NULL);
        CREATE TABLE epoch(
          id INTEGER PRIMARY KEY, probe TEXT NOT NULL, epoch BLOB NOT NULL, first_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL,
          UNIQUE(probe, epoch));
        CREATE TABLE applied(epoch_id INTEGER NOT NULL, lo INTEGER NOT NULL, hi INTEGER NOT NULL, PRIMARY KEY(epoch_id, lo)) WITHOUT ROWID;
        CREATE TABLE quarantine(
          id INTEGER PRIMARY KEY, epoch_id INTEGER NOT NULL, seq INTEGER NOT NULL, received_ms INTEGER NOT NULL,
          reason TEXT NOT NULL, payload BLOB NOT NULL);
        CREATE TABLE audit(
          id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL);
        CREATE TABLE alarm_state(key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE alarm_event(
          id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, entity TEXT NOT NULL, body TEXT NOT NULL, hash BLOB NOT NULL);
        CREATE INDEX alarm_event_at ON alarm_event(at_ms);
        CREATE INDEX alarm_event_entity ON alarm_event(entity, id);
        CREATE TABLE kept(key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE availability_run(
          series INTEGER NOT NULL, start_s INTEGER NOT NULL, end_s INTEGER NOT NULL, state INTEGER NOT NULL, value REAL,
          PRIMARY KEY(series, start_s)) WITHOUT ROWID;
        """;

    /// <summary>Some lines of every kind, with text beyond ASCII and a blob.</summary>
    private const string Rows =
        """
        INSERT INTO entity VALUES(1, 'xining-01', '西宁', '', '', '', 0, 0, 0, 1, 2), (2, 'xining-01/dtmb-33', 'DTMB 33 频道', 'dtmb', '', '', 0, 0, 0, 1, 2);
        INSERT INTO series VALUES(1, 2, 5001, '', 0);
        INSERT INTO dictionary VALUES(7, x'00ff10', 3);
        INSERT INTO epoch VALUES(1, 'xining-01', x'0192d3a4b5c6d7e8f90a1b2c3d4e5f60', 1, 1777593600000);
        INSERT INTO applied VALUES(1, 1, 41), (1, 43, 43);
        INSERT INTO audit VALUES(1, 4, 'admin', 'ack', '{}');
        INSERT INTO kept VALUES('a', 'b');
        INSERT INTO availability_run VALUES(1, 10, 20, 1, 0.5);
        """;

    /// <summary>Makes core.db as the first version left it.</summary>
    public static void CreateCore(string path)
    {
        using SqliteConnection connection = Open(path);
        Run(connection, $"PRAGMA journal_mode=WAL; {FirstCore} {Rows} PRAGMA user_version=1;");
    }

    /// <summary>Every row of the tables that the first version had, as one text.</summary>
    public static string Contents(string path)
    {
        using SqliteConnection connection = Open(path);
        List<string> lines = [];
        foreach (string table in (string[])["entity", "series", "dictionary", "epoch", "applied", "quarantine", "audit", "alarm_state", "alarm_event", "kept", "availability_run"])
        {
            using SqliteCommand select = connection.CreateCommand();
#pragma warning disable CA2100 // one of the names above
            select.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
#pragma warning restore CA2100
            using SqliteDataReader row = select.ExecuteReader();
            while (row.Read())
            {
                lines.Add($"{table}: {string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.GetValue(i) is byte[] b ? Convert.ToHexString(b) : row.GetString(i)))}");
            }
        }

        return string.Join('\n', lines);
    }

    /// <summary>The version a file says it is of.</summary>
    public static long Version(string path)
    {
        using SqliteConnection connection = Open(path);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string path)
    {
        SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
