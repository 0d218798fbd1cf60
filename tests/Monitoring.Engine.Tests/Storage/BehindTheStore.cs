using Microsoft.Data.Sqlite;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Changes a file of a store behind its back, as damage and people do.</summary>
internal static class BehindTheStore
{
    /// <summary>Runs statements on one of its databases.</summary>
    public static void Run(string file, string sql)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
