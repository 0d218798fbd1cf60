namespace Monitoring.Storage;

/// <summary>Where and how long the store keeps what it is given.</summary>
public sealed record StoreOptions
{
    /// <summary>The folder of the SQLite store; created when missing. A store in PostgreSQL has none.</summary>
    public string Folder { get; init; } = string.Empty;

    /// <summary>The database that holds the store; null keeps it in files in <see cref="Folder"/>.</summary>
    public PostgresOptions? Postgres { get; init; }

    /// <summary>Read beside the process that owns the store: nothing is written, nothing is appended, no lock is taken.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// Whether a database of an older schema may be brought forward. Files are: a copy of them is made first, and of a database it cannot be.
    /// </summary>
    public bool MayMigrate { get; init; }

    /// <summary>How long a database may work on a statement of what people and programs ask; then it is cut off.</summary>
    public TimeSpan QueryLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Days of per-second points. A day goes one day after its last second has this age, so that its keys outlive every resend.
    /// </summary>
    public int RawDays { get; init; } = 7;

    /// <summary>Days of roll-ups of a minute.</summary>
    public int MinuteDays { get; init; } = 100;

    /// <summary>Days of roll-ups of an hour.</summary>
    public int HourDays { get; init; } = 3 * 366;

    /// <summary>Days for which the runs of the availability indicators are kept after the points are gone.</summary>
    public int AvailabilityDays { get; init; } = 3 * 366;

    /// <summary>How long after its end a five-minute window waits for stragglers before it is sealed.</summary>
    public TimeSpan SealGrace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often the store looks for windows to seal and files to delete. Zero: only when <c>MaintainAsync</c> is called.
    /// </summary>
    public TimeSpan MaintenanceInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Batches older than this, or than <see cref="RawDays"/>, are quarantined.</summary>
    public TimeSpan OldestAccepted { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Batches further in the future than this are quarantined.</summary>
    public TimeSpan NewestAccepted { get; init; } = TimeSpan.FromDays(1);
}
