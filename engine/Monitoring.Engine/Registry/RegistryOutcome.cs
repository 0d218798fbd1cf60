using Monitoring.Registry.Changes;

namespace Monitoring.Engine.Registry;

/// <summary>A change that was made, or would be.</summary>
/// <param name="Revision">The revision it is; where nothing was changed, the one that was found.</param>
/// <param name="Diff">What it changed.</param>
internal sealed record RegistryOutcome(long Revision, RegistryDiff Diff);
