namespace Monitoring.Storage;

/// <summary>One line of the registry's audit.</summary>
/// <param name="Id">Counts up from 1.</param>
/// <param name="At">When, UTC; later than the one before.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What was done, a word.</param>
/// <param name="Detail">What it amounted to.</param>
public sealed record RegistryRevision(long Id, DateTimeOffset At, string Actor, string Action, string Detail);
