namespace Monitoring.Storage;

/// <summary>What the registry says at one moment.</summary>
/// <param name="Revision">Its revision; 0 before the first.</param>
/// <param name="At">When that was made; null before the first.</param>
/// <param name="Objects">The versions that hold, by kind and id.</param>
/// <param name="Retired">Objects that were there before, with the last version of each.</param>
/// <param name="Dismissed">What is dismissed now, whatever the moment.</param>
public sealed record RegistrySnapshot(
    long Revision, DateTimeOffset? At, IReadOnlyList<RegistryVersion> Objects, IReadOnlyList<RegistryVersion> Retired,
    IReadOnlyList<RegistryDismissal> Dismissed);
