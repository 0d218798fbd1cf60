namespace Monitoring.Storage;

/// <summary>What became of a batch. In every case but the last it may be acknowledged.</summary>
public enum AppendResult
{
    /// <summary>Durable now; it will be handed to the alarm side.</summary>
    Stored = 1,

    /// <summary>Seen before, by any lane and in any life of the engine: nothing was counted again.</summary>
    Duplicate = 2,

    /// <summary>Its times are impossible: kept aside with the reason, shown to nobody, never retried.</summary>
    Quarantined = 3,

    /// <summary>Batches of its epoch were acknowledged, and this store knows nothing of it: not taken, the probe begins a new epoch.</summary>
    UnknownEpoch = 4,
}
