using Monitoring.Contracts.Identity;
using Monitoring.Engine.Queries;
using Monitoring.Registry;

namespace Monitoring.Engine.Registry;

/// <summary>From what people name to what the registry holds, and from there to what is measured.</summary>
internal static class RegistryLookup
{
    /// <summary>The object of a key, in use or retired, or the objects that a measured entity is linked to.</summary>
    public static RegistryKey[] KeysOf(RegistryState state, string text) =>
        RegistryKey.TryParse(text, out RegistryKey key) && (state.Content.Find(key) is not null || state.Retired.ContainsKey(key)) ? [key]
        : [.. RegistryKinds.All.Select(k => state.Content.Measured(k.Word, text)).OfType<RegistryObject>().Select(o => o.Key)];

    /// <summary>The measured entities that a question about an object is about.</summary>
    /// <exception cref="QueryException">There is no such object, or nothing of it is measured.</exception>
    public static IReadOnlyList<string> Measured(RegistryContent content, string text) =>
        !RegistryKey.TryParse(text, out RegistryKey key) || content.Find(key) is null
            ? throw new QueryException("object: is not in the registry: write kind/id, e.g. service/qinghai-weishi")
        : EntitiesOf(content, key) is { Count: > 0 } entities ? entities
        : throw new QueryException($"object: nothing that is measured is linked to {key}");

    /// <summary>
    /// What is measured of an object: the entities it is linked to, else those of what stands at it or lies after it in the chain.
    /// </summary>
    public static IReadOnlyList<string> EntitiesOf(RegistryContent content, RegistryKey key)
    {
        if (content.Find(key) is { Entities.Count: > 0 } measured)
        {
            return measured.Entities;
        }

        IEnumerable<RegistryObject> below = content.Objects.Where(o => o.References().Any(r => r.Target == key && r.Field is "site" or "organisation"))
            .SelectMany(o => content.Chain.Downstream(o.Key).Select(s => s.Target).Prepend(o))
            .Concat(content.Chain.Downstream(key).Select(s => s.Target));
        return [.. below.Where(o => o.Kind.Measured is EntityLevel.Input or EntityLevel.Probe).SelectMany(o => o.Entities).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
