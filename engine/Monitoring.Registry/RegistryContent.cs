using System.Collections.Frozen;

namespace Monitoring.Registry;

/// <summary>
/// Everything the registry says at one moment, with the questions people and programs ask of it. Immutable, so it may be read while the
/// next one is made.
/// </summary>
public sealed class RegistryContent
{
    private readonly ILookup<string, RegistryObject> _byKind;
    private readonly FrozenDictionary<RegistryKey, RegistryObject> _objects;
    private readonly FrozenDictionary<(string Kind, string Path), RegistryObject> _measured;

    /// <summary>Objects that agree with each other, see <see cref="ContentCheck"/>.</summary>
    public RegistryContent(IEnumerable<RegistryObject> objects)
    {
        Objects = [.. objects.OrderBy(o => o.Key)];
        _byKind = Objects.ToLookup(o => o.Key.Kind, StringComparer.Ordinal);
        _objects = Objects.ToFrozenDictionary(o => o.Key);
        Dictionary<(string, string), RegistryObject> measured = [];
        foreach (RegistryObject item in Objects)
        {
            foreach (string path in item.Entities)
            {
                measured[(item.Key.Kind, path)] = item;
            }
        }

        _measured = measured.ToFrozenDictionary();
        Chain = new RegistryChain(this);
    }

    /// <summary>What a registry is before anything is in it.</summary>
    public static RegistryContent Empty { get; } = new([]);

    /// <summary>All objects, by kind and id.</summary>
    public IReadOnlyList<RegistryObject> Objects { get; }

    /// <summary>How the objects hang together.</summary>
    public RegistryChain Chain { get; }

    /// <summary>An object; null when there is none.</summary>
    public RegistryObject? Find(RegistryKey key) => _objects.GetValueOrDefault(key);

    /// <summary>An object that a field of another names; null when it names none.</summary>
    public RegistryObject? Find(RegistryKey? key) => key is RegistryKey known ? Find(known) : null;

    /// <summary>The objects of a kind, by id.</summary>
    public IEnumerable<RegistryObject> OfKind(string word) => _byKind[word];

    /// <summary>The object of a kind that a measured entity is linked to; null when it is not in the registry.</summary>
    public RegistryObject? Measured(string kind, string path) => _measured.GetValueOrDefault((kind, path));
}
