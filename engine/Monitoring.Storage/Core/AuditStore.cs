using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>The audit, in the core tables.</summary>
internal sealed class AuditStore(StoreState state) : IAuditStore
{
    public ValueTask AppendAsync(IReadOnlyList<AuditLine> lines, CancellationToken cancellationToken)
    {
        if (state.Options.ReadOnly)
        {
            throw StoreUnavailableException.ReadOnly();
        }

        state.Core.Write(core =>
        {
            foreach (AuditLine line in lines)
            {
                core.PutAuditOnce(line);
            }
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<AuditLine>> ReadAsync(int limit, CancellationToken cancellationToken) =>
        new(state.Core.Query<IReadOnlyList<AuditLine>>(core =>
        {
            using DbCommand select = Statement.Of(core, "SELECT at_ms, actor, action, detail FROM audit ORDER BY id DESC LIMIT @p1", limit);
            using DbDataReader row = select.ExecuteReader();
            List<AuditLine> lines = [];
            while (row.Read())
            {
                lines.Add(new AuditLine(
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetString(1), row.GetString(2), row.GetString(3)));
            }

            return lines;
        }));
}
