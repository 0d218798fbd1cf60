namespace Monitoring.Storage.Postgres;

/// <summary>
/// The schema, as forward migrations: entry i takes a database from version i to i + 1, table schema_version holds the version. An
/// entry that has shipped is never edited; a change is a new entry. Text that is compared or sorted is COLLATE "C": by bytes, as the
/// engine itself does, whatever the language of the database.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>What a roll-up holds, the same for every tier, after its time.</summary>
    public const string RollUpColumns =
        "series_id int NOT NULL, known int NOT NULL, unknown int NOT NULL, fault int NOT NULL, states smallint NOT NULL, "
        + "mn float8, mx float8, sm float8, last float8";

    public static IReadOnlyList<string> Migrations { get; } =
    [
        """
        CREATE TABLE entity(
          id int PRIMARY KEY, path text COLLATE "C" NOT NULL UNIQUE, name text NOT NULL, medium text NOT NULL, carrier text NOT NULL,
          provider text NOT NULL, onid int NOT NULL, tsid int NOT NULL, sid int NOT NULL, first_ms bigint NOT NULL, last_ms bigint NOT NULL);
        CREATE TABLE series(
          id int PRIMARY KEY, entity_id int NOT NULL, indicator int NOT NULL, qualifier text COLLATE "C" NOT NULL, scale10 smallint NOT NULL,
          UNIQUE(entity_id, indicator, qualifier));
        CREATE TABLE dictionary(id bigint PRIMARY KEY, content bytea NOT NULL, stored_ms bigint NOT NULL);
        CREATE TABLE epoch(
          id int PRIMARY KEY, probe text COLLATE "C" NOT NULL, epoch bytea NOT NULL, first_ms bigint NOT NULL, last_ms bigint NOT NULL,
          UNIQUE(probe, epoch));
        CREATE TABLE applied(epoch_id int NOT NULL, lo bigint NOT NULL, hi bigint NOT NULL, PRIMARY KEY(epoch_id, lo));
        CREATE TABLE quarantine(
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, epoch_id int NOT NULL, seq bigint NOT NULL, received_ms bigint NOT NULL,
          reason text NOT NULL, payload bytea NOT NULL);
        CREATE TABLE audit(
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at_ms bigint NOT NULL, actor text NOT NULL, action text NOT NULL,
          detail text NOT NULL);
        CREATE TABLE alarm_state(key text COLLATE "C" PRIMARY KEY, body text NOT NULL);
        CREATE TABLE alarm_event(
          id bigint PRIMARY KEY, at_ms bigint NOT NULL, entity text COLLATE "C" NOT NULL, body text NOT NULL, hash bytea NOT NULL);
        CREATE INDEX alarm_event_at ON alarm_event(at_ms);
        CREATE INDEX alarm_event_entity ON alarm_event(entity, id);
        CREATE TABLE kept(key text COLLATE "C" PRIMARY KEY, body text NOT NULL);
        CREATE TABLE availability_run(
          series int NOT NULL, start_s bigint NOT NULL, end_s bigint NOT NULL, state smallint NOT NULL, value float8,
          PRIMARY KEY(series, start_s));
        -- the batches the alarm side has yet to commit; what came before them is known by the ranges in applied
        CREATE TABLE ingest_batch(
          receipt bigint PRIMARY KEY, epoch_id int NOT NULL, seq bigint NOT NULL, received_ms bigint NOT NULL, payload bytea NOT NULL,
          UNIQUE(epoch_id, seq));
        ALTER TABLE ingest_batch ALTER COLUMN payload SET STORAGE EXTERNAL;
        -- the highest receipt of the batches that are gone from there
        CREATE TABLE ingest_receipt(last bigint NOT NULL);
        INSERT INTO ingest_receipt VALUES (0);
        -- hours that got samples; due until what is kept of them besides the samples has been written
        CREATE TABLE summary_hour(hour_s bigint PRIMARY KEY, is_due boolean NOT NULL);
        """,
        $"""
        CREATE TABLE rollup_hour(at timestamptz NOT NULL, {RollUpColumns}, PRIMARY KEY(series_id, at));
        CREATE INDEX rollup_hour_at ON rollup_hour USING brin(at);
        -- what is there already is rolled up as if it had come just now
        UPDATE summary_hour SET is_due = true;
        """,
        """
        CREATE TABLE registry_revision(id bigint PRIMARY KEY, at_ms bigint NOT NULL, actor text NOT NULL, action text NOT NULL, detail text NOT NULL);
        -- every version of every object, from and until when it was what the registry says; an object without an open one is retired
        CREATE TABLE registry_object(
          kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, revision bigint NOT NULL, from_ms bigint NOT NULL, to_ms bigint,
          body text NOT NULL, PRIMARY KEY(kind, id, revision));
        CREATE TABLE registry_dismissal(key text COLLATE "C" PRIMARY KEY, at_ms bigint NOT NULL, actor text NOT NULL, detail text NOT NULL);
        """,
        """
        CREATE TABLE probe_configuration(
          probe text COLLATE "C" NOT NULL, version int NOT NULL, sha256 text NOT NULL, at_ms bigint NOT NULL, actor text NOT NULL,
          comment text NOT NULL, settings text NOT NULL, templates text NOT NULL, profiles text NOT NULL, PRIMARY KEY(probe, version));
        """,
        """
        -- of an hour that is due: before this second its minutes and intervals are written already
        CREATE TABLE summary_ahead(hour_s bigint PRIMARY KEY, until_s bigint NOT NULL);
        """,
        """
        CREATE TABLE change_event(
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at_ms bigint NOT NULL, entity text COLLATE "C" NOT NULL, occurrence bigint NOT NULL,
          kind text NOT NULL, note text NOT NULL, was text NOT NULL, became text NOT NULL, pids text NOT NULL, UNIQUE(entity, occurrence));
        CREATE INDEX change_event_at ON change_event(at_ms);
        CREATE INDEX change_event_entity ON change_event(entity, id);
        """,
        """
        -- days whose intervals of availability_run are joined over their hours
        CREATE TABLE availability_day(day int PRIMARY KEY);
        """,
    ];
}
