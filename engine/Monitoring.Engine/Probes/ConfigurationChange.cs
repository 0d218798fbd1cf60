namespace Monitoring.Engine.Probes;

/// <summary>What became of a proposal.</summary>
/// <param name="Outcome">The answer.</param>
/// <param name="Version">The newest version now.</param>
/// <param name="Difference">What differs from the newest version before, for people.</param>
/// <param name="Reason">Why it was not taken, in one line; empty where it was.</param>
public sealed record ConfigurationChange(ConfigurationOutcome Outcome, int Version, IReadOnlyList<string> Difference, string Reason);
