namespace Monitoring.Analysis;

/// <summary>Why a condition began or ended. Sent as words; a word keeps its meaning.</summary>
public static class ConditionReason
{
    /// <summary>No data at all for a second.</summary>
    public const string NoInput = "no_input";

    /// <summary>Data came, and no packets could be found in it for a second.</summary>
    public const string NoSync = "no_sync";

    /// <summary>Two consecutive bad sync bytes.</summary>
    public const string SyncLoss = "sync_loss";

    /// <summary>Expected and not seen since the beginning.</summary>
    public const string NeverSeen = "never_seen";

    /// <summary>Seen before, and silent for longer than the limit.</summary>
    public const string Absent = "absent";

    /// <summary>The channel plan names the service and the PAT does not.</summary>
    public const string NotInPat = "not_in_pat";

    /// <summary>A table that has to be clear is scrambled.</summary>
    public const string Scrambled = "scrambled";

    /// <summary>Packets of a PID that no table names.</summary>
    public const string Unreferenced = "unreferenced";

    /// <summary>Errors counted in packets or sections.</summary>
    public const string Errors = "errors";

    /// <summary>Not what the plan, or a table, says.</summary>
    public const string Mismatch = "mismatch";

    /// <summary>Ended: what was missing came.</summary>
    public const string Seen = "seen";

    /// <summary>Ended: no further error for a second.</summary>
    public const string Quiet = "quiet";

    /// <summary>Ended: the table that made it expected no longer names it.</summary>
    public const string Removed = "removed";

    /// <summary>Ended: a cause above it took over, no input or no synchronisation.</summary>
    public const string Suspended = "suspended";
}
