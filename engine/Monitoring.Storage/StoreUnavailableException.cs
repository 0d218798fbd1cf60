using Monitoring.Contracts.Wording;
using Monitoring.Storage.Postgres;

namespace Monitoring.Storage;

/// <summary>
/// The store cannot be read or written now: disk full, folder not writable, file damaged, database away. The message is one line for people.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    private StoreUnavailableException(string message, Exception? cause)
        : base(message, cause)
    {
        Why = Sentences.StoreFailed.With(message);
        Cause = cause?.Message ?? message;
    }

    private StoreUnavailableException(Explanation why, string kind, Exception? cause)
        : base(why.Text, cause)
    {
        Why = why;
        Cause = kind;
    }

    /// <summary>The message in the languages of people.</summary>
    public Explanation Why { get; }

    /// <summary>What is wrong, without where it was met: the same for as long as the cause is the same.</summary>
    public string Cause { get; }

    /// <summary>Another process owns it, most likely the engine that runs.</summary>
    public bool IsInUse { get; private init; }

    /// <summary>Only what was asked took too long.</summary>
    public bool IsCutOff { get; private init; }

    /// <summary>The file is of another version of this program, or claims to be.</summary>
    internal bool IsOtherSchema { get; private init; }

    internal static StoreUnavailableException CannotWrite(string file, Exception cause) =>
        new($"the store cannot write {file}: {OneLine(cause)}; free space or fix permissions and it goes on by itself", cause);

    internal static StoreUnavailableException CannotOpen(string file, Exception cause) =>
        new($"the store cannot open {file}: {OneLine(cause)}; check that the folder exists, is writable and has free space", cause);

    internal static StoreUnavailableException CoreDamaged(string file, Exception cause) =>
        new($"{file} is damaged: {OneLine(cause)}; restore it from a backup with 'monitoring-engine store restore', or move it away to start with an empty history", cause);

    internal static StoreUnavailableException RollUpsDamaged(string file, Exception cause) =>
        new($"{file} is damaged: {OneLine(cause)}; start the engine again: it is moved aside and made again of the points that are kept", cause);

    internal static StoreUnavailableException OtherSchema(string file, long found, long known) =>
        new(
            $"{file} has schema version {found}, this version needs {known}: start the version that wrote it, "
            + "or open it once for writing to bring it forward",
            cause: null)
        {
            IsOtherSchema = true,
        };

    internal static StoreUnavailableException CopyUnsound(string file, string reason) =>
        new($"{file} is of an older schema and its copy is not sound ({reason}): it was left as it is; restore it from a backup", cause: null);

    internal static StoreUnavailableException NewerVersion(string file, long found, long known) =>
        new(
            $"the store was written by a newer version: {file} has schema version {found}, this one knows {known}; nothing was changed: start the "
            + "version that wrote it, or move that file away",
            cause: null);

    internal static StoreUnavailableException NoRoomForCopies(string folder, int files, long needed, long free) =>
        new(
            $"{files} files of the store in {folder} are of an older schema and are copied before they are changed: that needs "
            + $"{needed / 1_000_000} MB and {free / 1_000_000} MB are free; nothing was changed: free some space and start again",
            cause: null);

    internal static StoreUnavailableException NotAllowedToMigrate(string place, long found, long known) =>
        new(
            $"the store in {place} has schema version {found}, this version needs {known}: make a backup (pg_dump), then start once with the "
            + "setting storeMigrate true",
            cause: null);

    internal static StoreUnavailableException InUse(string folder) =>
        new($"the store in {folder} is in use by another process; stop that one, or give this one its own folder", cause: null)
        {
            IsInUse = true,
        };

    internal static StoreUnavailableException DatabaseInUse(string place, int lockSpace) =>
        new(Sentences.DatabaseInUse.With(place, lockSpace), nameof(DatabaseInUse), cause: null)
        {
            IsInUse = true,
        };

    /// <param name="place">Where it is.</param>
    /// <param name="cause">The error of the driver.</param>
    /// <param name="beside">What else to know; null for nothing.</param>
    internal static StoreUnavailableException DatabaseRefused(string place, Exception cause, Explanation? beside)
    {
        Explanation why = DatabaseFault.Explain(place, cause);
        return new(beside is null ? why : why.And(beside), DatabaseFault.Of(cause).What.Id + beside?.Text, cause);
    }

    internal static StoreUnavailableException QueryCutOff(TimeSpan limit, Exception cause) =>
        new(Sentences.QueryCutOff.With(limit.TotalNanoseconds), nameof(QueryCutOff), cause)
        {
            IsCutOff = true,
        };

    internal static StoreUnavailableException TooManyReaders(string place, int most) =>
        new(Sentences.TooManyReaders.With(most, place), nameof(TooManyReaders), cause: null);

    internal static StoreUnavailableException WrongDatabase(string place, string reason) => new($"the store in {place} {reason}", cause: null);

    /// <summary>A write does not come back.</summary>
    /// <param name="since">When it was begun.</param>
    public static StoreUnavailableException Silent(DateTimeOffset since) =>
        new(Sentences.StoreSilent.With(since.ToUnixTimeMilliseconds()), nameof(Silent), cause: null);

    internal static StoreUnavailableException ReadOnly() => new("the store was opened for reading only", cause: null);

    internal static StoreUnavailableException Closed() => new("the store is closed", cause: null);

    private static string OneLine(Exception cause) => cause.Message.ReplaceLineEndings(" ");
}
