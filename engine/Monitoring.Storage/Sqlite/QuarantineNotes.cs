using System.Data.Common;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// A row in the audit for each file that was moved aside. The file itself is the mark: one that was moved just before a crash, or while
/// core.db could not be written, gets its row later.
/// </summary>
internal sealed class QuarantineNotes(SqliteStoreState state)
{
    private const string Action = "file moved aside";

    private HashSet<string>? _noted;

    public void Note(DateTimeOffset now)
    {
        string[] fresh = [.. QuarantinedFiles.In(state.Options.Folder).Select(path => Path.GetFileName(path)).Where(name => !Noted().Contains(name))];
        if (fresh.Length > 0)
        {
            state.Core.Write(core => Array.ForEach(fresh, name => core.PutAudit(now, "engine", Action, name)));
            Noted().UnionWith(fresh);
        }
    }

    private HashSet<string> Noted() => _noted ??= state.Core.Read(core =>
    {
        using DbCommand select = Statement.Of(core, "SELECT detail FROM audit WHERE action = @p1", Action);
        using DbDataReader row = select.ExecuteReader();
        HashSet<string> found = new(StringComparer.Ordinal);
        while (row.Read())
        {
            found.Add(row.GetString(0));
        }

        return found;
    });
}
