using Monitoring.Registry.Kinds;

namespace Monitoring.Registry;

/// <summary>Every kind, in the order people read them: who, where, what is on air, what listens, and how they hang together.</summary>
public static class RegistryKinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RegistryKind> All { get; } =
    [
        Organisation.Kind, Site.Kind, Transmitter.Kind, Multiplex.Kind, Service.Kind, Carrier.Kind, Probe.Kind, Input.Kind, Link.Kind,
    ];

    /// <summary>A kind by its word; null when there is none.</summary>
    public static RegistryKind? Find(string? word) => All.FirstOrDefault(k => string.Equals(k.Word, word, StringComparison.Ordinal));

    /// <summary>A kind by its plural or its word; null when there is none.</summary>
    public static RegistryKind? FindPlural(string? plural) =>
        All.FirstOrDefault(k => string.Equals(k.Plural, plural, StringComparison.Ordinal)) ?? Find(plural);

    internal static int OrderOf(string word)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (All[i].Word == word)
            {
                return i;
            }
        }

        return All.Count;
    }
}
