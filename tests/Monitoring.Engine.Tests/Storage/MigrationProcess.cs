using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A process that brings a core.db forward and is killed at the stage it is told.</summary>
internal static class MigrationProcess
{
    /// <summary>First argument of a process that is to do this.</summary>
    public const string Word = "migrate";

    public static int Run(string path, string stage)
    {
        using SqliteConnection connection = SqliteFile.OpenWriter(path, SqliteSchema.Core, (reached, _) =>
        {
            if (reached.ToString() == stage)
            {
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        });
        return 0;
    }
}
