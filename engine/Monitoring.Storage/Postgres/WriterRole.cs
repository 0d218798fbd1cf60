namespace Monitoring.Storage.Postgres;

/// <summary>Who writes: second half of the key of the lock its session holds.</summary>
internal enum WriterRole
{
    /// <summary>The core tables: entities, epochs, alarms.</summary>
    Core = 1,

    /// <summary>Batches and samples, and what is made of them.</summary>
    Batches = 2,
}
