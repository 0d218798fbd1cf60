namespace Monitoring.Storage;

/// <summary>How far the store is behind.</summary>
/// <param name="Waiting">Batches appended but not durable yet.</param>
/// <param name="Unapplied">Batches durable but not committed by the alarm side yet.</param>
public readonly record struct StoreBacklog(int Waiting, int Unapplied);
