namespace Monitoring.Storage;

/// <summary>What happened to the store.</summary>
public enum StoreNotice
{
    /// <summary>A write failed; appends are refused until one succeeds.</summary>
    Unavailable = 1,

    /// <summary>A write succeeded again.</summary>
    Recovered = 2,

    /// <summary>A damaged day file was moved aside.</summary>
    DayFileMovedAside = 3,

    /// <summary>A day file outlived its retention and was deleted.</summary>
    DayFileDeleted = 4,

    /// <summary>A batch with impossible times was put into quarantine; said once an hour per probe.</summary>
    Quarantined = 5,

    /// <summary>Batches that were durable and not sealed were read again after a start.</summary>
    Replayed = 6,

    /// <summary>A chunk could not be unpacked: its five minutes are missing.</summary>
    ChunkUnreadable = 7,

    /// <summary>A store of an older version was brought to the schema of this one.</summary>
    SchemaBroughtForward = 8,

    /// <summary>What a probe was told is durable is not here: the store comes from a backup, or is another one; said once an hour per epoch.</summary>
    AcknowledgedMissing = 9,

    /// <summary>The store still cannot be written, and why is another reason than it was.</summary>
    OtherCause = 10,

    /// <summary>Who connects to the database is another: its file was read again.</summary>
    LoginTakenUp = 11,

    /// <summary>A batch that is durable cannot be read for the alarm side; it is tried again.</summary>
    BatchUnreadable = 12,
}
