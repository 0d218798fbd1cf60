namespace Monitoring.Storage;

/// <summary>Something a probe found that a person does not want in the registry.</summary>
/// <param name="Key">The proposal's key.</param>
/// <param name="At">When it was dismissed, UTC.</param>
/// <param name="Actor">Who did.</param>
/// <param name="Detail">What it was then, or why.</param>
public sealed record RegistryDismissal(string Key, DateTimeOffset At, string Actor, string Detail);
