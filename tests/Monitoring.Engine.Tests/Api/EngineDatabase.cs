using System.Globalization;
using Monitoring.Load.Killing;
using Npgsql;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A database with a user of its own that is no superuser: limits and privileges count for it.</summary>
internal sealed class EngineDatabase
{
    private static int _count;

    private readonly PostgresServer _server;

    /// <param name="server">Where it is made.</param>
    /// <param name="tablespace">Where its files lie; null where the server keeps all.</param>
    public EngineDatabase(PostgresServer server, string? tablespace = null)
    {
        _server = server;
        Name = string.Create(CultureInfo.InvariantCulture, $"engine{Interlocked.Increment(ref _count)}");
        Execute($"CREATE ROLE {Name} LOGIN PASSWORD '{server.Password}'");
        Execute($"CREATE DATABASE {Name} OWNER {Name}{(tablespace is null ? string.Empty : $" TABLESPACE {tablespace}")}");
    }

    /// <summary>Of the database and of its user.</summary>
    public string Name { get; }

    /// <summary>As the engine connects.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server.ConnectionString(Name)) { Username = Name }.ConnectionString;

    /// <summary>Runs a statement as the superuser, beside the database.</summary>
    public void Execute(string sql) => PostgresServer.Execute(_server.ConnectionString("postgres"), sql);

    /// <summary>The same in it.</summary>
    public void ExecuteInside(string sql) => PostgresServer.Execute(_server.ConnectionString(Name), sql);

    /// <summary>Ends every session of the engine.</summary>
    public void EndSessions() => Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{Name}'");

    /// <summary>Gives it another name, for which nobody may be in it.</summary>
    public void Rename(string from, string to)
    {
        for (int attempt = 0; ; attempt++)
        {
            EndSessions();
            try
            {
                Execute($"ALTER DATABASE {from} RENAME TO {to}");
                return;
            }
            catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse && attempt < 1000)
            {
                // the engine was back before
            }
        }
    }
}
