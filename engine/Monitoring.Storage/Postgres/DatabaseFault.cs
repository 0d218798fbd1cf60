using System.Net.Sockets;
using System.Security.Authentication;
using Monitoring.Contracts.Wording;
using Npgsql;
using static Monitoring.Contracts.Wording.Sentences;

namespace Monitoring.Storage.Postgres;

/// <summary>What went wrong with the database, in the words of whoever has to mend it.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record DatabaseFault(Sentence What, Sentence Advice)
{
    /// <summary>More of a message than this is cut off.</summary>
    private const int MostCharacters = 160;

    private static readonly DatabaseFault Refuses = new(DatabaseRefuses, SeeDatabaseLog);
    private static readonly DatabaseFault Silent = new(NoAnswer, SeekServer);
    private static readonly DatabaseFault Lost = new(ConnectionLost, SeekLoss);
    private static readonly DatabaseFault Encryption = new(TlsFailed, CorrectTls);
    private static readonly DatabaseFault Damaged = new(DatabaseDamaged, CheckDatabaseDisk);
    private static readonly DatabaseFault Conflict = new(TransactionLost, WriteAlone);
    private static readonly DatabaseFault Ended = new(SessionEnded, StartDatabase);
    private static readonly DatabaseFault NoDatabase = new(DatabaseUnknown, CreateDatabase);
    private static readonly DatabaseFault NoTable = new(TableMissing, RestoreDatabase);

    /// <summary>By SQLSTATE (PostgreSQL manual, appendix A); any other is told with its code and the words of the server alone.</summary>
    private static readonly Dictionary<string, DatabaseFault> ByState = new(StringComparer.Ordinal)
    {
        [PostgresErrorCodes.TooManyConnections] = new(DatabaseTakesNoSession, EndSessions),
        [PostgresErrorCodes.ReadOnlySqlTransaction] = new(DatabaseReadOnly, ConnectToPrimary),
        [PostgresErrorCodes.InvalidPassword] = new(PasswordRefused, CorrectPassword),
        [PostgresErrorCodes.InvalidAuthorizationSpecification] = new(UserRefused, LetUserIn),
        [PostgresErrorCodes.InvalidCatalogName] = NoDatabase,
        [PostgresErrorCodes.DatabaseDropped] = NoDatabase,
        [PostgresErrorCodes.InsufficientPrivilege] = new(PrivilegeMissing, GrantPrivilege),
        [PostgresErrorCodes.UndefinedTable] = NoTable,
        [PostgresErrorCodes.UndefinedColumn] = NoTable,
        [PostgresErrorCodes.DiskFull] = new(DatabaseDiskFull, FreeDatabaseDisk),
        [PostgresErrorCodes.OutOfMemory] = new(DatabaseOutOfMemory, GiveMemory),
        [PostgresErrorCodes.AdminShutdown] = Ended,
        [PostgresErrorCodes.IdleSessionTimeout] = Ended,
        [PostgresErrorCodes.CrashShutdown] = new(DatabaseCrashed, SeekCrash),
        [PostgresErrorCodes.CannotConnectNow] = new(DatabaseNotReady, WaitForDatabase),
        [PostgresErrorCodes.QueryCanceled] = new(StatementCutOff, SeekWait),
        [PostgresErrorCodes.LockNotAvailable] = new(TableLocked, EndLock),
        [PostgresErrorCodes.SerializationFailure] = Conflict,
        [PostgresErrorCodes.DeadlockDetected] = Conflict,
        [PostgresErrorCodes.IoError] = Damaged,
        [PostgresErrorCodes.UndefinedFile] = Damaged,
        [PostgresErrorCodes.DataCorrupted] = Damaged,
        [PostgresErrorCodes.IndexCorrupted] = Damaged,
    };

    private static readonly Dictionary<SocketError, DatabaseFault> BySocket = new()
    {
        [SocketError.ConnectionRefused] = new(NobodyListens, StartOrCorrectAddress),
        [SocketError.HostNotFound] = new(HostUnknown, CorrectHost),
        [SocketError.NoData] = new(HostUnknown, CorrectHost),
        [SocketError.TryAgain] = new(HostUnknown, CorrectHost),
        [SocketError.TimedOut] = Silent,
        [SocketError.HostUnreachable] = Silent,
        [SocketError.HostDown] = Silent,
        [SocketError.NetworkUnreachable] = Silent,
        [SocketError.NetworkDown] = Silent,
    };

    /// <summary>What an error of the driver means.</summary>
    public static DatabaseFault Of(Exception cause) => InnermostOf(cause) switch
    {
        PostgresException refused => ByState.GetValueOrDefault(refused.SqlState, Refuses),
        AuthenticationException => Encryption,
        SocketException socket => BySocket.GetValueOrDefault(socket.SocketErrorCode, Lost),
        TimeoutException => Silent,
        IOException => Lost,

        // The driver has no code for a server that does not encrypt.
        { Message: string text } when text.Contains("SSL", StringComparison.Ordinal) => Encryption,
        _ => Refuses,
    };

    /// <summary>Whether a statement alone failed, after its own time: another may well succeed at once.</summary>
    public static bool IsOfStatement(Exception cause) => InnermostOf(cause) is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled
            or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>The line an operator reads. It names the place and never who connects with what password.</summary>
    public static Explanation Explain(string place, Exception cause)
    {
        DatabaseFault fault = Of(cause);
        Exception innermost = InnermostOf(cause);
        string said = innermost is PostgresException refused ? $"{refused.SqlState}: {refused.MessageText}" : innermost.Message;
        said = said.ReplaceLineEndings(" ");
        return DatabaseUnusable.With(place, fault.What, said.Length > MostCharacters ? said[..MostCharacters] : said, fault.Advice);
    }

    /// <summary>What the server or the system said; what is wrapped around it only says that it failed.</summary>
    private static Exception InnermostOf(Exception cause)
    {
        while (cause is not PostgresException && cause.InnerException is Exception inner)
        {
            cause = inner;
        }

        return cause;
    }
}
