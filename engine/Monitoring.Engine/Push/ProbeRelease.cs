namespace Monitoring.Engine.Push;

/// <summary>What a probe is to run and what it runs.</summary>
/// <param name="Wanted">The version it is to run; null where none was put in.</param>
/// <param name="Running">The version it says it runs, 0 for its own settings file; null where it does not say.</param>
/// <param name="Refusal">Why it did not take the version that is wanted; empty where it did not refuse.</param>
/// <param name="DiffersSince">Since when the one is not the other; null where it is, or where none is wanted.</param>
public sealed record ProbeRelease(int? Wanted, int? Running, string Refusal, DateTimeOffset? DiffersSince)
{
    /// <summary>Nothing is wanted and nothing is said.</summary>
    public static ProbeRelease None { get; } = new(null, null, string.Empty, null);
}
