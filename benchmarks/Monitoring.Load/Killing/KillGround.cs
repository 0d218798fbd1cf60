using System.Diagnostics;
using Monitoring.Load.Checking;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite.Backup;

namespace Monitoring.Load.Killing;

/// <summary>Where a kill run takes place: a folder that is deleted afterwards, and a database of its own where one is wanted.</summary>
internal sealed class KillGround : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("monitoring-kill-").FullName;
    private readonly string _program;
    private readonly string? _connection;
    private int _backups;

    /// <param name="program">The engine's program.</param>
    /// <param name="inDatabase">Keep the store in a database.</param>
    /// <exception cref="LoadException">There is no PostgreSQL here.</exception>
    public KillGround(string program, bool inDatabase)
    {
        _program = program;
        if (inDatabase)
        {
            Server = PostgresServer.TryStart(isDurable: true, out string reason) ?? throw new LoadException(reason);
            _connection = Server.CreateDatabase();
        }

        Engine = new EngineProcess(program, Folder, _connection);
    }

    /// <summary>The engine, dead or alive.</summary>
    public EngineProcess Engine { get; }

    /// <summary>Its database; null where the store is files.</summary>
    public PostgresServer? Server { get; }

    private string Folder => Path.Combine(_root, "data");

    /// <summary>Whether the engine that starts has come to its store.</summary>
    public bool HasBegunWithStore() => Server is null ? Engine.HasOpen("core.db") : Server.HasSessions();

    /// <summary>Begins a backup beside the engine.</summary>
    /// <param name="folder">Where it will be.</param>
    public Process BeginBackup(out string folder)
    {
        folder = Path.Combine(_root, FormattableString.Invariant($"copy{++_backups}"));
        if (Server is not null)
        {
            return Server.BeginDump(_connection!, folder);
        }

        return Process.Start(new ProcessStartInfo("dotnet", [_program, "store", "backup", "--data", Folder, "--to", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Whether a backup has begun to write.</summary>
    public bool HasBegunToCopy(string folder) => Path.Exists(Server is null ? folder + ".partial" : folder);

    /// <summary>Takes a backup away, after it was looked at where it claims to be one.</summary>
    /// <param name="folder">The backup.</param>
    /// <param name="endedWell">The program that made it said so.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="LoadException">It is not what was written, or half a one looks like a whole.</exception>
    public async Task CheckBackupAsync(string folder, bool endedWell, CancellationToken stop)
    {
        if (Server is null && (endedWell || Directory.Exists(folder)))
        {
            IReadOnlyList<string> problems = await StoreBackup.VerifyAsync(folder, progress: null, stop);
            if (problems.Count > 0)
            {
                throw new LoadException($"a backup is not what was written: {problems[0]}");
            }
        }

        foreach (string left in new[] { folder, folder + ".partial" }.Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }
    }

    /// <summary>Opens the store to read, while no engine runs.</summary>
    public Task<IStore> OpenAsync(CancellationToken stop) => SilentStore.OpenAsync(Folder, _connection, stop);

    public void Dispose()
    {
        Engine.Dispose();
        Server?.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
