using System.Data.Common;
using System.Globalization;
using Monitoring.Contracts.Configuration;

namespace Monitoring.Storage.Core;

/// <summary>What probes are to run, in the core tables.</summary>
internal sealed class ConfigurationStore(StoreState state) : IConfigurationStore
{
    private const string Columns = "probe, version, sha256, at_ms, actor, comment";

    private readonly Lock _puts = new();

    public ValueTask<IReadOnlyList<ConfigurationVersion>> ReadNewestAsync(CancellationToken cancellationToken) => Read(
        $"""
        SELECT {Columns} FROM probe_configuration c
        WHERE version = (SELECT max(version) FROM probe_configuration n WHERE n.probe = c.probe) ORDER BY probe
        """);

    public ValueTask<IReadOnlyList<ConfigurationVersion>> ReadVersionsAsync(string probe, CancellationToken cancellationToken) => Read(
        $"SELECT {Columns} FROM probe_configuration WHERE probe = @p1 ORDER BY version DESC", probe);

    public ValueTask<StoredConfiguration?> FindAsync(string probe, int? version, CancellationToken cancellationToken) =>
        new(state.Core.Query(core =>
        {
            using DbCommand select = Statement.Of(
                core,
                $"""
                SELECT {Columns}, settings, templates, profiles FROM probe_configuration
                WHERE probe = @p1 AND version <= @p2 ORDER BY version DESC LIMIT 1
                """,
                probe, version ?? int.MaxValue);
            using DbDataReader row = select.ExecuteReader();
            return row.Read() && (version is null || row.GetInt32(1) == version)
                ? new StoredConfiguration(VersionOf(row), row.GetString(6), row.GetString(7), row.GetString(8))
                : null;
        }));

    public ValueTask<ConfigurationVersion?> PutAsync(ConfigurationDraft draft, int expectedVersion, CancellationToken cancellationToken)
    {
        if (state.Options.ReadOnly)
        {
            throw StoreUnavailableException.ReadOnly();
        }

        lock (_puts)
        {
            if (NewestOf(draft.Probe) != expectedVersion)
            {
                return new((ConfigurationVersion?)null);
            }

            ConfigurationVersion next = new(
                draft.Probe, expectedVersion + 1, ProbeConfiguration.HashOf(draft.Settings, draft.Templates, draft.Profiles),
                DateTimeOffset.FromUnixTimeMilliseconds(state.Time.GetUtcNow().ToUnixTimeMilliseconds()), draft.Actor, draft.Comment);
            state.Core.Write(core =>
            {
                core.PutConfiguration(new StoredConfiguration(next, draft.Settings, draft.Templates, draft.Profiles));
                core.PutAudit(next.At, next.Actor, "probe-configuration", string.Create(
                    CultureInfo.InvariantCulture, $"{next.Probe}: version {next.Version}, sha256 {next.Sha256}: {next.Comment}"));
            });
            return new(next);
        }
    }

    private static ConfigurationVersion VersionOf(DbDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetString(4),
        row.GetString(5));

    private ValueTask<IReadOnlyList<ConfigurationVersion>> Read(string sql, params object[] values) => new(state.Core.Query(core =>
    {
        using DbCommand select = Statement.Of(core, sql, values);
        List<ConfigurationVersion> versions = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            versions.Add(VersionOf(row));
        }

        return (IReadOnlyList<ConfigurationVersion>)versions;
    }));

    private int NewestOf(string probe) => state.Core.Read(core =>
    {
        using DbCommand select = Statement.Of(core, "SELECT coalesce(max(version), 0) FROM probe_configuration WHERE probe = @p1", probe);
        return Convert.ToInt32(select.ExecuteScalar(), CultureInfo.InvariantCulture);
    });
}
