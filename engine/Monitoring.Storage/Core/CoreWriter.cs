using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>
/// The statements that change the core tables, inside one transaction. They are written in what SQLite and PostgreSQL have in common.
/// </summary>
internal sealed class CoreWriter(DbConnection connection, DbTransaction transaction) : IDisposable
{
    /// <summary>Quarantined batches kept for a look; older ones make room.</summary>
    private const int MostQuarantined = 1000;

    /// <summary>Statements sent at once where the driver can: a new dictionary is thousands of them.</summary>
    private const int MostPending = 1000;

    /// <summary>Changes kept of one entity, and of all: a probe that tells of changes without end fills no disk.</summary>
    private const int MostChangesOfEntity = 1000;
    private const int MostChanges = 1_000_000;

    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private readonly DbBatch? _pending = connection.CanCreateBatch ? connection.CreateBatch() : null;

    public void PutEntity(int id, EntityRecord record) => Run(
        """
        INSERT INTO entity(id, path, name, medium, carrier, provider, onid, tsid, sid, first_ms, last_ms)
        VALUES(@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        ON CONFLICT(id) DO UPDATE SET name = @p3, medium = @p4, carrier = @p5, provider = @p6, onid = @p7, tsid = @p8, sid = @p9, last_ms = @p11
        """,
        id, record.Id.Path, record.Name, record.Medium, record.Carrier, record.Provider, record.OriginalNetworkId, record.TransportStreamId,
        record.ServiceId, record.FirstSeenAt.ToUnixTimeMilliseconds(), record.LastSeenAt.ToUnixTimeMilliseconds());

    public void PutSeries(SeriesDescriptor series, int entityId) => Run(
        """
        INSERT INTO series(id, entity_id, indicator, qualifier, scale10) VALUES(@p1, @p2, @p3, @p4, @p5)
        ON CONFLICT(id) DO UPDATE SET scale10 = @p5
        """,
        series.Id.Value, entityId, (int)series.Indicator.Value, series.Qualifier, (int)series.Scale10);

    public void PutDictionary(BatchSchema schema, DateTimeOffset now) => Run(
        "INSERT INTO dictionary(id, content, stored_ms) VALUES(@p1, @p2, @p3) ON CONFLICT(id) DO NOTHING",
        unchecked((long)schema.Id), schema.Content.ToArray(), now.ToUnixTimeMilliseconds());

    public void PutEpoch(EpochLedger.Entry entry, DateTimeOffset now) => Run(
        """
        INSERT INTO epoch(id, probe, epoch, first_ms, last_ms) VALUES(@p1, @p2, @p3, @p4, @p4)
        ON CONFLICT(id) DO UPDATE SET last_ms = @p4
        """,
        entry.Id, entry.Probe, entry.Epoch.ToByteArray(bigEndian: true), now.ToUnixTimeMilliseconds());

    public void RemoveEpoch(int id)
    {
        Run("DELETE FROM applied WHERE epoch_id = @p1", id);
        Run("DELETE FROM epoch WHERE id = @p1", id);
    }

    /// <summary>Adds a sequence to the applied ranges, joining the neighbours it touches.</summary>
    public void PutApplied(int epochId, long sequence)
    {
        (long First, long Last)? before = RangeOf(
            "SELECT lo, hi FROM applied WHERE epoch_id = @p1 AND lo <= @p2 ORDER BY lo DESC LIMIT 1", epochId, sequence);
        if (before is { } covering && covering.Last >= sequence)
        {
            return;
        }

        (long First, long Last)? after = RangeOf("SELECT lo, hi FROM applied WHERE epoch_id = @p1 AND lo = @p2", epochId, sequence + 1);
        if (after is not null)
        {
            Run("DELETE FROM applied WHERE epoch_id = @p1 AND lo = @p2", epochId, sequence + 1);
        }

        long first = before is { } touching && touching.Last == sequence - 1 ? touching.First : sequence;
        Run(
            "INSERT INTO applied(epoch_id, lo, hi) VALUES(@p1, @p2, @p3) ON CONFLICT(epoch_id, lo) DO UPDATE SET hi = @p3",
            epochId, first, after?.Last ?? sequence);
    }

    public void PutQuarantined(int epochId, IngestItem item, string reason)
    {
        Run(
            "INSERT INTO quarantine(epoch_id, seq, received_ms, reason, payload) VALUES(@p1, @p2, @p3, @p4, @p5)",
            epochId, item.Key.Sequence, item.ReceivedAt.ToUnixTimeMilliseconds(), reason, item.Payload.ToArray());
        Run("DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - @p1", MostQuarantined);
    }

    public void PutAudit(DateTimeOffset at, string actor, string action, string detail) => Run(
        "INSERT INTO audit(at_ms, actor, action, detail) VALUES(@p1, @p2, @p3, @p4)", at.ToUnixTimeMilliseconds(), actor, action, detail);

    /// <summary>Adds a line to the audit unless it is there.</summary>
    public void PutAuditOnce(AuditLine line) => Run(
        """
        INSERT INTO audit(at_ms, actor, action, detail) SELECT @p1, @p2, @p3, @p4
        WHERE NOT EXISTS (SELECT 1 FROM audit WHERE at_ms = @p1 AND actor = @p2 AND action = @p3 AND detail = @p4)
        """,
        line.At.ToUnixTimeMilliseconds(), line.Actor, line.Action, line.Detail);

    /// <summary>Adds a version, and makes room.</summary>
    public void PutConfiguration(StoredConfiguration configuration)
    {
        ConfigurationVersion version = configuration.Version;
        Run(
            """
            INSERT INTO probe_configuration(probe, version, sha256, at_ms, actor, comment, settings, templates, profiles)
            VALUES(@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
            """,
            version.Probe, version.Version, version.Sha256, version.At.ToUnixTimeMilliseconds(), version.Actor, version.Comment,
            configuration.Settings, configuration.Templates, configuration.Profiles);
        Run(
            "DELETE FROM probe_configuration WHERE probe = @p1 AND version <= @p2", version.Probe,
            version.Version - IConfigurationStore.MostVersions);
    }

    public void PutRun(SeriesId series, in SeriesRun run) => Run(
        """
        INSERT INTO availability_run(series, start_s, end_s, state, value) VALUES(@p1, @p2, @p3, @p4, @p5)
        ON CONFLICT(series, start_s) DO UPDATE SET end_s = @p3, state = @p4, value = @p5
        """,
        series.Value, run.StartUnixSeconds, run.EndUnixSeconds, (int)run.State, double.IsNaN(run.Value) ? DBNull.Value : run.Value);

    /// <summary>Lets go of the runs of a series that begin in a period.</summary>
    public void RemoveRuns(SeriesId series, long first, long end) => Run(
        "DELETE FROM availability_run WHERE series = @p1 AND start_s >= @p2 AND start_s < @p3", series.Value, first, end);

    /// <summary>Says that the runs of a day are all there.</summary>
    public void PutAvailabilityDay(int day) => Run("INSERT INTO availability_day(day) VALUES(@p1) ON CONFLICT(day) DO NOTHING", day);

    public void RemoveAvailabilityDay(int day) => Run("DELETE FROM availability_day WHERE day = @p1", day);

    public void RemoveRunsBefore(long unixSeconds) => Run("DELETE FROM availability_run WHERE end_s <= @p1", unixSeconds);

    /// <summary>Marks an hour as due.</summary>
    public void PutSummaryHour(long hour) => Run(
        "INSERT INTO summary_hour(hour_s, is_due) VALUES(@p1, true) ON CONFLICT(hour_s) DO UPDATE SET is_due = true", hour);

    public void RemoveSummaryHour(long hour) => Run("DELETE FROM summary_hour WHERE hour_s = @p1", hour);

    public void PutAlarm(string key, string? body) => PutOrRemove(
        "INSERT INTO alarm_state(key, body) VALUES(@p1, @p2) ON CONFLICT(key) DO UPDATE SET body = @p2",
        "DELETE FROM alarm_state WHERE key = @p1", key, body);

    public void PutKept(string key, string? body) => PutOrRemove(
        "INSERT INTO kept(key, body) VALUES(@p1, @p2) ON CONFLICT(key) DO UPDATE SET body = @p2",
        "DELETE FROM kept WHERE key = @p1", key, body);

    public void PutEvent(long id, DateTimeOffset at, string entity, string body, byte[] hash) => Run(
        "INSERT INTO alarm_event(id, at_ms, entity, body, hash) VALUES(@p1, @p2, @p3, @p4, @p5)",
        id, at.ToUnixTimeMilliseconds(), entity, body, hash);

    public void PutChange(StreamChange change)
    {
        Run(
            """
            INSERT INTO change_event(at_ms, entity, occurrence, kind, note, was, became, pids) VALUES(@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
            ON CONFLICT(entity, occurrence) DO NOTHING
            """,
            change.At.ToUnixTimeMilliseconds(), change.Entity, unchecked((long)change.Id), WithoutNull(change.Kind), WithoutNull(change.Text),
            WithoutNull(change.Before), WithoutNull(change.After), string.Join(',', change.Pids));
        Run(
            """
            DELETE FROM change_event WHERE entity = @p1
            AND id <= (SELECT id FROM change_event WHERE entity = @p1 ORDER BY id DESC LIMIT 1 OFFSET @p2)
            """,
            change.Entity, MostChangesOfEntity);
        Run("DELETE FROM change_event WHERE id <= (SELECT max(id) FROM change_event) - @p1", MostChanges);
    }

    /// <summary>The last revision of the registry and its time; zeros before the first.</summary>
    public (long Id, long UnixMilliseconds) ReadRegistryRevision() =>
        RangeOf("SELECT id, at_ms FROM registry_revision ORDER BY id DESC LIMIT 1") ?? (0, 0);

    public void PutRegistryRevision(long id, long atUnixMilliseconds, RegistryCommit commit) => Run(
        "INSERT INTO registry_revision(id, at_ms, actor, action, detail) VALUES(@p1, @p2, @p3, @p4, @p5)",
        id, atUnixMilliseconds, commit.Actor, commit.Action, commit.Detail);

    /// <summary>Ends the open version of an object and begins the next; without a body it is retired.</summary>
    public void PutRegistryObject(long revision, long atUnixMilliseconds, RegistryWrite write)
    {
        Run(
            "UPDATE registry_object SET to_ms = @p1 WHERE kind = @p2 AND id = @p3 AND to_ms IS NULL", atUnixMilliseconds, write.Kind, write.Id);
        if (write.Body is not null)
        {
            Run(
                "INSERT INTO registry_object(kind, id, revision, from_ms, to_ms, body) VALUES(@p1, @p2, @p3, @p4, NULL, @p5)",
                write.Kind, write.Id, revision, atUnixMilliseconds, write.Body);
        }
    }

    public void PutDismissal(string key, long atUnixMilliseconds, string actor, string detail) => Run(
        """
        INSERT INTO registry_dismissal(key, at_ms, actor, detail) VALUES(@p1, @p2, @p3, @p4)
        ON CONFLICT(key) DO UPDATE SET at_ms = @p2, actor = @p3, detail = @p4
        """,
        key, atUnixMilliseconds, actor, detail);

    public void RemoveDismissal(string key) => Run("DELETE FROM registry_dismissal WHERE key = @p1", key);

    /// <summary>Sends what waits; the last thing before the commit.</summary>
    public void Flush()
    {
        if (_pending is { BatchCommands.Count: > 0 })
        {
            _pending.Transaction = transaction;
            _pending.ExecuteNonQuery();
            _pending.BatchCommands.Clear();
        }
    }

    public void Dispose()
    {
        _pending?.Dispose();
        foreach (DbCommand command in _commands.Values)
        {
            command.Dispose();
        }
    }

    /// <summary>PostgreSQL takes every character but this one.</summary>
    private static string WithoutNull(string text) => text.Replace('\0', '\uFFFD');

    private void PutOrRemove(string put, string remove, string key, string? body)
    {
        if (body is null)
        {
            Run(remove, key);
        }
        else
        {
            Run(put, key, body);
        }
    }

    private (long First, long Last)? RangeOf(string sql, params ReadOnlySpan<object> values)
    {
        Flush();
        using DbDataReader row = Bind(sql, values).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    private void Run(string sql, params ReadOnlySpan<object> values)
    {
        if (_pending is null)
        {
            Bind(sql, values).ExecuteNonQuery();
            return;
        }

        _pending.BatchCommands.Add(Statement.InBatch(_pending, sql, values));
        if (_pending.BatchCommands.Count >= MostPending)
        {
            Flush();
        }
    }

    private DbCommand Bind(string sql, ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(sql, out DbCommand? command))
        {
            _commands[sql] = command = Statement.Of(connection, sql, values);
            command.Transaction = transaction;
            return command;
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
