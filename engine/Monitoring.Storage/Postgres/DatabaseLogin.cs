using Monitoring.Contracts.Wording;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// How the database is connected to. Where that stands in a file, the file is read again after a failure, so that a password that was
/// changed is taken up; only who connects may change, for another database is another store.
/// </summary>
internal sealed class DatabaseLogin(PostgresOptions options, IStoreObserver observer)
{
    private static readonly string[] Who = ["Username", "Password", "Passfile", "SSL Certificate", "SSL Key", "SSL Password"];

    private readonly Lock _gate = new();
    private volatile string _connectionString = options.ConnectionString;
    private volatile Explanation? _problem;

    /// <summary>What counts now; another instance where somebody else connects than before.</summary>
    public string ConnectionString => _connectionString;

    /// <summary>Why what the file says now is not taken up; null where there is nothing to say.</summary>
    public Explanation? Problem => _problem;

    /// <summary>Reads the file after a failure; whether there is something else to try than what failed.</summary>
    /// <param name="failed">The connection string that was used.</param>
    public bool IsAnotherThan(string failed)
    {
        if (options.File is not string file)
        {
            return false;
        }

        lock (_gate)
        {
            _problem = TakeUp(file);
            return !ReferenceEquals(_connectionString, failed);
        }
    }

    private Explanation? TakeUp(string file)
    {
        string text;
        try
        {
            text = System.IO.File.ReadAllText(file).Trim();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return Sentences.LoginFileUnread.With(file, cause.Message.ReplaceLineEndings(" "));
        }

        if (text == _connectionString)
        {
            return null;
        }

        if (PostgresOptions.Problem(text) is string problem)
        {
            return Sentences.LoginFileUnread.With(file, $"it {problem}");
        }

        string[] others = [.. Differences(new NpgsqlConnectionStringBuilder(_connectionString), new NpgsqlConnectionStringBuilder(text)).Except(Who)];
        if (others.Length > 0)
        {
            return Sentences.LoginFileOther.With(file, string.Join(", ", others));
        }

        _connectionString = text;
        observer.OnNotice(StoreNotice.LoginTakenUp, $"who connects to {options.Place} was read again from {file}");
        return null;
    }

    /// <summary>The names of what two connection strings say differently.</summary>
    private static IEnumerable<string> Differences(NpgsqlConnectionStringBuilder one, NpgsqlConnectionStringBuilder other) =>
        one.Keys.Concat(other.Keys).Distinct(StringComparer.OrdinalIgnoreCase).Where(key => !Equals(one[key], other[key]));
}
