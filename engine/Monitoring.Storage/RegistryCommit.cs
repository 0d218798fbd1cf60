namespace Monitoring.Storage;

/// <summary>One change of the registry: all of it counts, as its next revision, or nothing.</summary>
/// <param name="Expected">The revision it was worked out from.</param>
/// <param name="Actor">Who makes it.</param>
/// <param name="Action">What is done, a word, e.g. <c>import</c>.</param>
/// <param name="Detail">What it amounts to, a line for people.</param>
public sealed record RegistryCommit(long Expected, string Actor, string Action, string Detail)
{
    /// <summary>What becomes of objects, each once.</summary>
    public IReadOnlyList<RegistryWrite> Objects { get; init; } = [];

    /// <summary>Proposals that are dismissed now: key and what they were.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Dismissed { get; init; } = [];

    /// <summary>Keys of dismissals that no longer hold.</summary>
    public IReadOnlyList<string> Recalled { get; init; } = [];
}
