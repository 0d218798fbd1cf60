using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>The registry in the core tables.</summary>
internal sealed class RegistryStore(StoreState state) : IRegistryStore
{
    private const string Columns = "kind, id, revision, from_ms, to_ms, body";

    public ValueTask<RegistrySnapshot> ReadAsync(DateTimeOffset? asOf, CancellationToken cancellationToken) => new(state.Core.Query(core =>
    {
        // one moment for all: a change between the statements begins after it
        RegistryRevision? last = Revisions(
            core, "SELECT id, at_ms, actor, action, detail FROM registry_revision WHERE at_ms <= @p1 ORDER BY id DESC LIMIT 1",
            asOf?.ToUnixTimeMilliseconds() ?? long.MaxValue).FirstOrDefault();
        long at = last?.At.ToUnixTimeMilliseconds() ?? 0;
        return new RegistrySnapshot(
            last?.Id ?? 0,
            last?.At,
            Versions(
                core, $"SELECT {Columns} FROM registry_object WHERE from_ms <= @p1 AND (to_ms IS NULL OR to_ms > @p1) ORDER BY kind, id", at),
            Versions(
                core,
                $"""
                SELECT {Columns} FROM registry_object o WHERE to_ms <= @p1 AND NOT EXISTS (
                  SELECT 1 FROM registry_object later
                  WHERE later.kind = o.kind AND later.id = o.id AND later.revision > o.revision AND later.from_ms <= @p1)
                ORDER BY kind, id
                """,
                at),
            Dismissals(core));
    }));

    public ValueTask<RegistryRevision?> CommitAsync(RegistryCommit commit, CancellationToken cancellationToken)
    {
        if (state.Options.ReadOnly)
        {
            throw StoreUnavailableException.ReadOnly();
        }

        RegistryRevision? made = null;
        state.Core.Write(core =>
        {
            (long last, long lastAt) = core.ReadRegistryRevision();
            if (last != commit.Expected)
            {
                return;
            }

            // later than the one before even where the clock went back, so that every moment has one revision
            long at = Math.Max(state.Time.GetUtcNow().ToUnixTimeMilliseconds(), lastAt + 1);
            core.PutRegistryRevision(last + 1, at, commit);
            foreach (RegistryWrite write in commit.Objects)
            {
                core.PutRegistryObject(last + 1, at, write);
            }

            foreach ((string key, string detail) in commit.Dismissed)
            {
                core.PutDismissal(key, at, commit.Actor, detail);
            }

            foreach (string key in commit.Recalled)
            {
                core.RemoveDismissal(key);
            }

            made = new RegistryRevision(last + 1, Time(at), commit.Actor, commit.Action, commit.Detail);
        });
        return new(made);
    }

    public ValueTask<IReadOnlyList<RegistryRevision>> ReadRevisionsAsync(long? before, int limit, CancellationToken cancellationToken) =>
        new(state.Core.Query<IReadOnlyList<RegistryRevision>>(core => Revisions(
            core, "SELECT id, at_ms, actor, action, detail FROM registry_revision WHERE id < @p1 ORDER BY id DESC LIMIT @p2",
            before ?? long.MaxValue, limit)));

    public ValueTask<IReadOnlyList<RegistryVersion>> ReadVersionsAsync(string kind, string id, CancellationToken cancellationToken) =>
        new(state.Core.Query<IReadOnlyList<RegistryVersion>>(core => Versions(
            core, $"SELECT {Columns} FROM registry_object WHERE kind = @p1 AND id = @p2 ORDER BY revision", kind, id)));

    private static List<RegistryRevision> Revisions(DbConnection core, string sql, params ReadOnlySpan<object> values)
    {
        using DbCommand select = Statement.Of(core, sql, values);
        List<RegistryRevision> revisions = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            revisions.Add(new RegistryRevision(row.GetInt64(0), Time(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4)));
        }

        return revisions;
    }

    private static List<RegistryVersion> Versions(DbConnection core, string sql, params ReadOnlySpan<object> values)
    {
        using DbCommand select = Statement.Of(core, sql, values);
        List<RegistryVersion> versions = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            versions.Add(new RegistryVersion(
                row.GetString(0), row.GetString(1), row.GetInt64(2), Time(row.GetInt64(3)), row.IsDBNull(4) ? null : Time(row.GetInt64(4)),
                row.GetString(5)));
        }

        return versions;
    }

    private static List<RegistryDismissal> Dismissals(DbConnection core)
    {
        using DbCommand select = Statement.Of(core, "SELECT key, at_ms, actor, detail FROM registry_dismissal ORDER BY key");
        List<RegistryDismissal> dismissals = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            dismissals.Add(new RegistryDismissal(row.GetString(0), Time(row.GetInt64(1)), row.GetString(2), row.GetString(3)));
        }

        return dismissals;
    }

    private static DateTimeOffset Time(long unixMilliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds);
}
