using Monitoring.Registry.Changes;

namespace Monitoring.Engine.Registry;

/// <summary>A change that was made.</summary>
/// <param name="Revision">The revision it is; where nothing was to change, the one that was found.</param>
/// <param name="Diff">What it changed.</param>
internal sealed record RegistryOutcome(long Revision, RegistryDiff Diff);
