using System.Data.Common;
using System.Globalization;
using Monitoring.Contracts.Alarms;

namespace Monitoring.Storage.Core;

/// <summary>Alarms and their history in the core tables.</summary>
internal sealed class AlarmStore(StoreState state) : IAlarmStore
{
    private static readonly byte[] Genesis = new byte[32];

    private readonly Lock _commits = new();
    private (AlarmCommit Commit, List<AlarmTransition> Lines)? _inDoubt;

    public ValueTask<IReadOnlyList<Alarm>> LoadCurrentAsync(CancellationToken cancellationToken) => new(state.Core.Read(core =>
    {
        using DbCommand select = Statement.Of(core, "SELECT body FROM alarm_state ORDER BY key");
        List<Alarm> alarms = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            alarms.Add(AlarmJson.ReadAlarm(row.GetString(0)));
        }

        return alarms;
    }));

    public ValueTask<IReadOnlyList<KeptState>> LoadKeptAsync(CancellationToken cancellationToken) => new(state.Core.Read(core =>
    {
        using DbCommand select = Statement.Of(core, "SELECT key, body FROM kept ORDER BY key");
        List<KeptState> kept = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            kept.Add(new KeptState(row.GetString(0), row.GetString(1)));
        }

        return kept;
    }));

    public ValueTask<IReadOnlyList<AlarmTransition>> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken)
    {
        if (state.Options.ReadOnly)
        {
            throw StoreUnavailableException.ReadOnly();
        }

        lock (_commits)
        {
            List<AlarmTransition> lines;
            if (_inDoubt is { } doubt && ReferenceEquals(doubt.Commit, commit) && IsCommitted(doubt.Lines))
            {
                // The commit failed after it had reached the disk: what the caller asks for again is true already.
                lines = doubt.Lines;
            }
            else
            {
                lines = Chain(commit.Transitions, out List<(string Body, byte[] Hash)> rows);
                _inDoubt = (commit, lines);
                state.Core.Write(core => Write(core, commit, lines, rows));
            }

            _inDoubt = null;
            state.Unapplied.MarkApplied(commit.Applied);
            return new(lines);
        }
    }

    public ValueTask<IReadOnlyList<AlarmTransition>> ReadHistoryAsync(HistoryQuery query, CancellationToken cancellationToken) =>
        new(state.Core.Query(core =>
        {
            object[] bounds =
            [
                query.From?.ToUnixTimeMilliseconds() ?? long.MinValue, query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                query.BeforeId ?? long.MaxValue, Math.Clamp(query.Limit, 1, HistoryQuery.MaxLimit),
            ];
            using DbCommand select = query.Entity is null
                ? Statement.Of(
                    core,
                    """
                    SELECT body, hash FROM alarm_event
                    WHERE at_ms >= @p1 AND at_ms < @p2 AND id < @p3 ORDER BY id DESC LIMIT @p4
                    """,
                    bounds)
                : Statement.Of(
                    core,
                    """
                    SELECT body, hash FROM alarm_event
                    WHERE (entity = @p5 OR (entity > @p5 || '/' AND entity < @p5 || '0'))
                      AND at_ms >= @p1 AND at_ms < @p2 AND id < @p3 ORDER BY id DESC LIMIT @p4
                    """,
                    [.. bounds, query.Entity]);
            List<AlarmTransition> lines = [];
            using DbDataReader row = select.ExecuteReader();
            while (row.Read())
            {
                lines.Add(AlarmJson.ReadLine(row.GetString(0)).With(row.GetFieldValue<byte[]>(1)));
            }

            return lines;
        }));

    public ValueTask<IReadOnlyList<StreamChange>> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken) =>
        new(state.Core.Query(core =>
        {
            const string Select = "SELECT id, occurrence, entity, at_ms, kind, note, was, became, pids FROM change_event WHERE ";
            const string Bounds = "at_ms >= @p1 AND at_ms < @p2 AND id < @p3 ORDER BY id DESC LIMIT @p4";
            object[] bounds =
            [
                query.From?.ToUnixTimeMilliseconds() ?? long.MinValue, query.To?.ToUnixTimeMilliseconds() ?? long.MaxValue,
                query.BeforeNumber ?? long.MaxValue, Math.Clamp(query.Limit, 1, ChangeQuery.MaxLimit),
            ];
            using DbCommand select =
                query.Entity is null ? Statement.Of(core, Select + Bounds, bounds)
                : query.IsAlone ? Statement.Of(core, Select + "entity = @p5 AND " + Bounds, [.. bounds, query.Entity])
                : Statement.Of(
                    core, Select + "(entity = @p5 OR (entity > @p5 || '/' AND entity < @p5 || '0')) AND " + Bounds, [.. bounds, query.Entity]);
            List<StreamChange> changes = [];
            using DbDataReader row = select.ExecuteReader();
            while (row.Read())
            {
                int[] pids = [.. row.GetString(8).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
                changes.Add(new StreamChange(
                    row.GetInt64(0), unchecked((ulong)row.GetInt64(1)), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
                    row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7), pids));
            }

            return changes;
        }));

    public ValueTask<ChainVerdict> VerifyChainAsync(CancellationToken cancellationToken) =>
        new(state.Core.Read(core => VerifyChain(core, cancellationToken)));

    /// <summary>Follows the chain in core tables of any schema so far: it has been the same in all of them.</summary>
    internal static ChainVerdict VerifyChain(DbConnection core, CancellationToken cancellationToken)
    {
        using DbCommand select = Statement.Of(core, "SELECT id, at_ms, entity, body, hash FROM alarm_event ORDER BY id");
        using DbDataReader row = select.ExecuteReader();
        byte[] head = Genesis;
        long lines = 0;
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines++;
            string body = row.GetString(3);
            byte[] hash = AlarmJson.Hash(head, body);
            bool fits = row.GetInt64(0) == lines && hash.AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(4));
            if (!fits || !AgreesWithColumns(body, row.GetInt64(0), row.GetInt64(1), row.GetString(2)))
            {
                return new ChainVerdict(Intact: false, lines, row.GetInt64(0), Convert.ToHexStringLower(hash));
            }

            head = hash;
        }

        return new ChainVerdict(Intact: true, lines, BrokenAt: null, Convert.ToHexStringLower(head));
    }

    /// <summary>The columns only help to find a line; they must not say other than the line.</summary>
    private static bool AgreesWithColumns(string body, long id, long atUnixMilliseconds, string entity)
    {
        AlarmJson.Line line = AlarmJson.ReadLine(body);
        return line.Id == id && line.At.ToUnixTimeMilliseconds() == atUnixMilliseconds && line.Alarm.Entity == entity;
    }

    private List<AlarmTransition> Chain(IReadOnlyList<PendingTransition> transitions, out List<(string Body, byte[] Hash)> rows)
    {
        (long id, byte[] hash) = transitions.Count > 0 ? ReadChainHead() : (0, Genesis);
        List<AlarmTransition> lines = [];
        rows = [];
        foreach (PendingTransition pending in transitions)
        {
            AlarmJson.Line line = new(
                ++id, pending.At.ToUniversalTime(), state.Time.GetUtcNow(), pending.Kind, pending.Actor, pending.Reason, pending.Alarm);
            string body = AlarmJson.Write(line);
            hash = AlarmJson.Hash(hash, body);
            rows.Add((body, hash));
            lines.Add(line.With(hash));
        }

        return lines;
    }

    private void Write(CoreWriter core, AlarmCommit commit, List<AlarmTransition> lines, List<(string Body, byte[] Hash)> rows)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            Alarm alarm = lines[i].Alarm;
            core.PutEvent(lines[i].Id, lines[i].At, alarm.Entity, rows[i].Body, rows[i].Hash);
            if (lines[i].TransitionReason != TransitionReason.LateArrival)
            {
                core.PutAlarm(alarm.Key, alarm.Active || !alarm.Acked ? AlarmJson.Write(alarm) : null);
            }
        }

        foreach (KeptState kept in commit.Kept)
        {
            core.PutKept(kept.Key, kept.Body);
        }

        foreach (StreamChange change in commit.Changes ?? [])
        {
            core.PutChange(change);
        }

        foreach (BatchKey key in commit.Applied)
        {
            EpochLedger.Entry epoch = state.Epochs.Find(key) ?? throw new ArgumentException($"{key} was never stored", nameof(commit));
            core.PutApplied(epoch.Id, key.Sequence);
        }
    }

    private (long Id, byte[] Hash) ReadChainHead() => state.Core.Read(core =>
    {
        using DbCommand select = Statement.Of(core, "SELECT id, hash FROM alarm_event ORDER BY id DESC LIMIT 1");
        using DbDataReader row = select.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : (0L, Genesis);
    });

    private bool IsCommitted(List<AlarmTransition> lines)
    {
        if (lines.Count == 0)
        {
            return false;
        }

        (long id, byte[] hash) = ReadChainHead();
        return id == lines[^1].Id && Convert.ToHexStringLower(hash) == lines[^1].Hash;
    }
}
