using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Monitoring.Testing.Network;
using Npgsql;

namespace Monitoring.Load.Killing;

/// <summary>
/// A PostgreSQL of one's own, to be killed at will: a new cluster in a temporary folder, on a free port of the loopback, run by the user
/// postgres where this is run by root, whom it refuses.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const int MostAttempts = 50;
    private const string User = "monitoring";

    private readonly string _programs;
    private readonly bool _isDurable;
    private readonly string _folder = Directory.CreateTempSubdirectory("monitoring-pg-").FullName;
    private readonly int _port = FreePort.Tcp();
    private int _databases;

    private PostgresServer(string programs, bool isDurable)
    {
        _programs = programs;
        _isDurable = isDurable;
    }

    /// <summary>A password that must never be seen in a message.</summary>
    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public int Port => _port;

    /// <summary>Whether any process of it is there.</summary>
    public bool IsRunning => Processes().Any();

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts one; null with the reason where PostgreSQL is not installed.</summary>
    /// <param name="isDurable">Whether commits wait for the disk, as they do in the field; tests that measure nothing are faster without.</param>
    /// <param name="reason">Why there is none.</param>
    public static PostgresServer? TryStart(bool isDurable, out string reason)
    {
        if (FindPrograms() is not string programs)
        {
            reason = "PostgreSQL is not installed (Debian: apt-get install postgresql)";
            return null;
        }

        reason = string.Empty;
        PostgresServer server = new(programs, isDurable);
        server.Create();
        server.Start();
        return server;
    }

    /// <summary>Creates an empty database and gives the connection string to it.</summary>
    public string CreateDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"store{Interlocked.Increment(ref _databases)}");
        Execute(ConnectionString("postgres"), $"CREATE DATABASE {name}");
        return ConnectionString(name);
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username={User};Password={Password};Database={database}";

    /// <summary>Whether the TimescaleDB extension can be created here.</summary>
    public bool HasTimescale() =>
        (bool)Ask(ConnectionString("postgres"), "SELECT EXISTS(SELECT FROM pg_available_extensions WHERE name = 'timescaledb')");

    /// <summary>
    /// Starts it, again after a kill: PostgreSQL refuses as long as the number of the killed postmaster is taken, which it is until its
    /// parent takes notice; on a busy machine that may be seconds.
    /// </summary>
    public void Start()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Launch();
                return;
            }
            catch (InvalidOperationException) when (attempt < MostAttempts)
            {
                Thread.Sleep(100);
            }
            catch (InvalidOperationException cause)
            {
                string[] last = [.. System.IO.File.ReadLines(File("log")).TakeLast(3)];
                throw new InvalidOperationException($"PostgreSQL does not start: {string.Join(" | ", last)}", cause);
            }
        }
    }

    private void Launch() => Run(
        Program("pg_ctl"), "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
        $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories={_folder} -c fsync={(_isDurable ? "on" : "off")} -c max_connections=150"
            + (System.IO.File.Exists(TimescaleLibrary()) ? " -c shared_preload_libraries=timescaledb -c timescaledb.telemetry_level=off" : string.Empty),
        "start");

    /// <summary>kill -9 of the postmaster and of every process it began: what is not written is lost.</summary>
    public void Kill()
    {
        int[] all;
        while ((all = [.. Processes()]).Length > 0)
        {
            Array.ForEach(all, LinuxProcess.Kill);
            Thread.Sleep(1);
        }
    }

    /// <summary>Begins a stop that waits for the sessions there are and lets no other begin.</summary>
    public void BeginSmartStop() => Run(Program("pg_ctl"), "-D", Data, "-m", "smart", "-W", "stop");

    /// <summary>It stands still: connections stay, nothing is answered.</summary>
    public void Halt() => LinuxProcess.Signal("STOP", Processes());

    /// <summary>It goes on where it stood.</summary>
    public void Resume() => LinuxProcess.Signal("CONT", Processes());

    /// <summary>Makes a folder one that the server may use.</summary>
    public static void Own(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var own = Process.Start("chown", ["-R", "postgres:", folder]);
            own.WaitForExit();
        }
    }

    /// <summary>Whether somebody works in a database.</summary>
    public bool HasSessions() => Processes().Any(id => LinuxProcess.CommandOf(id).Contains($": {User} ", StringComparison.Ordinal));

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Runs psql with one command, as the user of the database, in a folder that it may read and write.</summary>
    public void Psql(string database, string command) => Run(
        "env", $"PGPASSWORD={Password}", Program("psql"), "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p",
        _port.ToString(CultureInfo.InvariantCulture), "-U", User, "-d", database, "-c", command);

    /// <summary>Begins to dump a database into a folder that is not there yet.</summary>
    public Process BeginDump(string connectionString, string folder)
    {
        ProcessStartInfo info = new(
            Program("pg_dump"),
            [
                "-Fd", "-f", folder, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", User,
                "-d", new NpgsqlConnectionStringBuilder(connectionString).Database!,
            ])
        {
            RedirectStandardError = true,
            Environment = { ["PGPASSWORD"] = Password },
        };
        return Process.Start(info)!;
    }

    /// <summary>Runs one of its tools, as the user of the database.</summary>
    public void Tool(string name, params IEnumerable<string> arguments) => Run("env", [$"PGPASSWORD={Password}", $"PGUSER={User}", Program(name), .. arguments]);

    /// <summary>A file that psql may write.</summary>
    public string File(string name) => Path.Combine(_folder, name);

    public static void Execute(string connectionString, string sql)
    {
        using NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public static object Ask(string connectionString, string sql)
    {
        using NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the statements are those of the tests
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }

    private static string? FindPrograms()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':');
        if (Directory.Exists("/usr/lib/postgresql"))
        {
            folders = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal)
                .Select(version => Path.Combine(version, "bin")).Concat(folders);
        }

        return folders.FirstOrDefault(folder => System.IO.File.Exists(Path.Combine(folder, "initdb")) && System.IO.File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private static void Run(string program, params IEnumerable<string> arguments)
    {
        // The user postgres may not enter the folder of the tests.
        ProcessStartInfo info = new(program, arguments) { WorkingDirectory = "/" };
        if (Environment.IsPrivilegedProcess)
        {
            info = new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments]) { WorkingDirectory = "/" };
        }

        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        using Process process = Process.Start(info)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} ended with status {process.ExitCode}: {output}{errors.Result}");
        }
    }

    private void Create()
    {
        string password = Path.Combine(_folder, "password");
        System.IO.File.WriteAllText(password, Password);
        Own(_folder);
        Run(
            Program("initdb"), "-D", Data, "-U", User, "-A", "scram-sha-256", $"--pwfile={password}", "--no-sync", "-E", "UTF8",
            "--locale=C.UTF-8");
    }

    /// <summary>The postmaster and all it began: they work in the folder of the cluster.</summary>
    private IEnumerable<int> Processes() => LinuxProcess.All().Where(id => LinuxProcess.FolderOf(id) == Data && LinuxProcess.IsRunning(id));

    private string TimescaleLibrary() => Path.Combine(_programs, "..", "lib", "timescaledb.so");

    private string Program(string name) => Path.Combine(_programs, name);
}
