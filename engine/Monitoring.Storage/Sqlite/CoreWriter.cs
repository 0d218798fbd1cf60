using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>The statements of core.db inside one transaction.</summary>
internal sealed class CoreWriter(SqliteConnection connection, SqliteTransaction transaction) : IDisposable
{
    /// <summary>Quarantined batches kept for a look; older ones make room.</summary>
    private const int MostQuarantined = 1000;

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    public void PutEntity(int id, EntityRecord record) => Run(
        """
        INSERT INTO entity(id, path, name, medium, carrier, provider, onid, tsid, sid, first_ms, last_ms)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT(id) DO UPDATE SET name = ?3, medium = ?4, carrier = ?5, provider = ?6, onid = ?7, tsid = ?8, sid = ?9, last_ms = ?11
        """,
        id, record.Id.Path, record.Name, record.Medium, record.Carrier, record.Provider, record.OriginalNetworkId, record.TransportStreamId,
        record.ServiceId, record.FirstSeenAt.ToUnixTimeMilliseconds(), record.LastSeenAt.ToUnixTimeMilliseconds());

    public void PutSeries(SeriesDescriptor series, int entityId) => Run(
        """
        INSERT INTO series(id, entity_id, indicator, qualifier, scale10) VALUES(?1, ?2, ?3, ?4, ?5)
        ON CONFLICT(id) DO UPDATE SET scale10 = ?5
        """,
        series.Id.Value, entityId, (int)series.Indicator.Value, series.Qualifier, (int)series.Scale10);

    public void PutDictionary(BatchSchema schema, DateTimeOffset now) => Run(
        "INSERT INTO dictionary(id, content, stored_ms) VALUES(?1, ?2, ?3) ON CONFLICT(id) DO NOTHING",
        unchecked((long)schema.Id), schema.Content.ToArray(), now.ToUnixTimeMilliseconds());

    public void PutEpoch(EpochLedger.Entry entry, DateTimeOffset now) => Run(
        """
        INSERT INTO epoch(id, probe, epoch, first_ms, last_ms) VALUES(?1, ?2, ?3, ?4, ?4)
        ON CONFLICT(id) DO UPDATE SET last_ms = ?4
        """,
        entry.Id, entry.Probe, entry.Epoch.ToByteArray(bigEndian: true), now.ToUnixTimeMilliseconds());

    public void RemoveEpoch(int id)
    {
        Run("DELETE FROM applied WHERE epoch_id = ?1", id);
        Run("DELETE FROM epoch WHERE id = ?1", id);
    }

    /// <summary>Adds a sequence to the applied ranges, joining the neighbours it touches.</summary>
    public void PutApplied(int epochId, long sequence)
    {
        (long First, long Last)? before = RangeOf(
            "SELECT lo, hi FROM applied WHERE epoch_id = ?1 AND lo <= ?2 ORDER BY lo DESC LIMIT 1", epochId, sequence);
        if (before is { } covering && covering.Last >= sequence)
        {
            return;
        }

        (long First, long Last)? after = RangeOf("SELECT lo, hi FROM applied WHERE epoch_id = ?1 AND lo = ?2", epochId, sequence + 1);
        if (after is not null)
        {
            Run("DELETE FROM applied WHERE epoch_id = ?1 AND lo = ?2", epochId, sequence + 1);
        }

        long first = before is { } touching && touching.Last == sequence - 1 ? touching.First : sequence;
        Run(
            "INSERT INTO applied(epoch_id, lo, hi) VALUES(?1, ?2, ?3) ON CONFLICT(epoch_id, lo) DO UPDATE SET hi = ?3",
            epochId, first, after?.Last ?? sequence);
    }

    public void PutQuarantined(int epochId, IngestItem item, string reason)
    {
        Run(
            "INSERT INTO quarantine(epoch_id, seq, received_ms, reason, payload) VALUES(?1, ?2, ?3, ?4, ?5)",
            epochId, item.Key.Sequence, item.ReceivedAt.ToUnixTimeMilliseconds(), reason, item.Payload.ToArray());
        Run("DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - ?1", MostQuarantined);
    }

    public void PutAudit(DateTimeOffset at, string actor, string action, string detail) => Run(
        "INSERT INTO audit(at_ms, actor, action, detail) VALUES(?1, ?2, ?3, ?4)", at.ToUnixTimeMilliseconds(), actor, action, detail);

    public void PutRun(SeriesId series, in SeriesRun run) => Run(
        "INSERT OR REPLACE INTO availability_run(series, start_s, end_s, state, value) VALUES(?1, ?2, ?3, ?4, ?5)",
        series.Value, run.StartUnixSeconds, run.EndUnixSeconds, (int)run.State, double.IsNaN(run.Value) ? DBNull.Value : run.Value);

    public void RemoveRunsBefore(long unixSeconds) => Run("DELETE FROM availability_run WHERE end_s <= ?1", unixSeconds);

    public void PutAlarm(string key, string? body) => PutOrRemove(
        "INSERT INTO alarm_state(key, body) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET body = ?2",
        "DELETE FROM alarm_state WHERE key = ?1", key, body);

    public void PutKept(string key, string? body) => PutOrRemove(
        "INSERT INTO kept(key, body) VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET body = ?2",
        "DELETE FROM kept WHERE key = ?1", key, body);

    public void PutEvent(long id, DateTimeOffset at, string entity, string body, byte[] hash) => Run(
        "INSERT INTO alarm_event(id, at_ms, entity, body, hash) VALUES(?1, ?2, ?3, ?4, ?5)",
        id, at.ToUnixTimeMilliseconds(), entity, body, hash);

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }
    }

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
        using SqliteDataReader row = Bind(sql, values).ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    private void Run(string sql, params ReadOnlySpan<object> values) => Bind(sql, values).ExecuteNonQuery();

    private SqliteCommand Bind(string sql, ReadOnlySpan<object> values)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // the statements are the constants above
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
            }

            _commands[sql] = command;
        }

        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
