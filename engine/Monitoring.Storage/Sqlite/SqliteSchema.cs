namespace Monitoring.Storage.Sqlite;

/// <summary>
/// The schemas, as forward migrations: entry i takes a file from version i to i + 1, PRAGMA user_version holds the version.
/// An entry that has shipped is never edited; a change is a new entry.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>core.db: what lives longer than a day of measurements.</summary>
    public static IReadOnlyList<string> Core { get; } =
    [
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
        """,
        "CREATE TABLE summary_hour(hour_s INTEGER PRIMARY KEY, is_due INTEGER NOT NULL);",
        """
        CREATE TABLE registry_revision(
          id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL);
        -- every version of every object, from and until when it was what the registry says; an object without an open one is retired
        CREATE TABLE registry_object(
          kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, from_ms INTEGER NOT NULL, to_ms INTEGER, body TEXT NOT NULL,
          PRIMARY KEY(kind, id, revision)) WITHOUT ROWID;
        CREATE TABLE registry_dismissal(key TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, actor TEXT NOT NULL, detail TEXT NOT NULL) WITHOUT ROWID;
        """,
        """
        CREATE TABLE probe_configuration(
          probe TEXT NOT NULL, version INTEGER NOT NULL, sha256 TEXT NOT NULL, at_ms INTEGER NOT NULL, actor TEXT NOT NULL,
          comment TEXT NOT NULL, settings TEXT NOT NULL, templates TEXT NOT NULL, profiles TEXT NOT NULL, PRIMARY KEY(probe, version));
        """,
        // days of which every second of the availability indicators is in availability_run
        "CREATE TABLE availability_day(day INTEGER PRIMARY KEY);",
        """
        CREATE TABLE change_event(
          id INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, entity TEXT NOT NULL, occurrence INTEGER NOT NULL, kind TEXT NOT NULL,
          note TEXT NOT NULL, was TEXT NOT NULL, became TEXT NOT NULL, pids TEXT NOT NULL, UNIQUE(entity, occurrence));
        CREATE INDEX change_event_at ON change_event(at_ms);
        CREATE INDEX change_event_entity ON change_event(entity, id);
        """,
    ];

    /// <summary>rollup.db: minutes and hours, of all days.</summary>
    public static IReadOnlyList<string> RollUps { get; } =
    [
        """
        CREATE TABLE hour(
          series INTEGER NOT NULL, hour_s INTEGER NOT NULL, known INTEGER NOT NULL, unknown INTEGER NOT NULL, fault INTEGER NOT NULL,
          states INTEGER NOT NULL, mn REAL, mx REAL, sm REAL, last REAL, PRIMARY KEY(series, hour_s)) WITHOUT ROWID;
        CREATE TABLE minutes(series INTEGER NOT NULL, hour_s INTEGER NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL,
          UNIQUE(series, hour_s));
        CREATE INDEX minutes_hour ON minutes(hour_s);
        """,
    ];

    /// <summary>ts-YYYYMMDD.db: one UTC day of measurements, and the batches whose first time lies in it.</summary>
    public static IReadOnlyList<string> Day { get; } =
    [
        """
        CREATE TABLE ingest_batch(
          receipt INTEGER PRIMARY KEY, epoch_id INTEGER NOT NULL, seq INTEGER NOT NULL, received_ms INTEGER NOT NULL,
          UNIQUE(epoch_id, seq));
        -- apart from the keys, so that its pages are free again once the batch is sealed
        CREATE TABLE ingest_payload(receipt INTEGER PRIMARY KEY, payload BLOB NOT NULL);
        CREATE TABLE chunk(
          k INTEGER PRIMARY KEY, n INTEGER NOT NULL, step_ms INTEGER NOT NULL, codec INTEGER NOT NULL, states INTEGER NOT NULL,
          nulls INTEGER NOT NULL, mn REAL, mx REAL, sm REAL, last REAL, data BLOB NOT NULL);
        """,
        // CRC-32C over the row; absent where an older version wrote it
        "ALTER TABLE chunk ADD COLUMN crc INTEGER;",
    ];
}
