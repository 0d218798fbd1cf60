namespace Monitoring.Storage;

/// <summary>What a store does for itself between groups of batches.</summary>
public enum StoreUpkeep
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Windows that are over become chunks.</summary>
    Seal = 1,

    /// <summary>What was kept of batches to apply them again is dropped.</summary>
    Clear = 2,

    /// <summary>Hours that are over get their minutes and their hour.</summary>
    Summarise = 3,

    /// <summary>The availability of a day that is over is put where it outlives the day.</summary>
    Keep = 4,

    /// <summary>Days out of retention are deleted.</summary>
    Retire = 5,
}
