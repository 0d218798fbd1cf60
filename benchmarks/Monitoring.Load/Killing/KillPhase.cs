namespace Monitoring.Load.Killing;

/// <summary>What the engine is to be doing when it, or its database, is killed.</summary>
internal enum KillPhase
{
    /// <summary>It opens its store and reads again what was durable and not applied.</summary>
    Start,

    /// <summary>A group of batches is on its way to the disk.</summary>
    Commit,

    /// <summary>Windows become chunks, and what was kept of batches is dropped.</summary>
    Seal,

    /// <summary>Hours get their minutes and their hour.</summary>
    Summarise,

    /// <summary>Availability of days is put aside and days out of retention go.</summary>
    Retire,

    /// <summary>A backup is made beside it.</summary>
    Backup,

    /// <summary>It was told to stop.</summary>
    Drain,
}
