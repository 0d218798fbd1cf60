namespace Monitoring.Registry;

/// <summary>The registry at one moment.</summary>
/// <param name="Revision">How many changes led to it; 0 before the first.</param>
/// <param name="At">When the last of them was made; null before the first.</param>
/// <param name="Content">What it says.</param>
/// <param name="Retired">Objects no longer in use, and since when: their ids stay theirs.</param>
public sealed record RegistryState(
    long Revision, DateTimeOffset? At, RegistryContent Content, IReadOnlyDictionary<RegistryKey, DateTimeOffset> Retired)
{
    /// <summary>A registry before its first change.</summary>
    public static RegistryState Empty { get; } = new(0, At: null, RegistryContent.Empty, new Dictionary<RegistryKey, DateTimeOffset>());
}
