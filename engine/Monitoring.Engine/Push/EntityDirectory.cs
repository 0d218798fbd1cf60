using System.Collections.Concurrent;
using Monitoring.Alerting;
using Monitoring.Contracts.Identity;
using Monitoring.Storage;

namespace Monitoring.Engine.Push;

/// <summary>How people know each entity, as last heard. A name once known outlives a dictionary that leaves it empty.</summary>
public sealed class EntityDirectory
{
    /// <summary>A probe that invents names without end cannot fill the memory.</summary>
    public const int MostEntities = 100_000;

    private readonly ConcurrentDictionary<string, EntityRecord> _records = new(StringComparer.Ordinal);

    private Func<EntityId, string>? _registered;

    /// <summary>Everything known, ordered by path.</summary>
    public IReadOnlyList<EntityRecord> All => [.. _records.Values.OrderBy(r => r.Id.Path, StringComparer.Ordinal)];

    /// <summary>What is known of an entity; null when it was never named.</summary>
    public EntityRecord? Find(string path) => _records.GetValueOrDefault(path);

    /// <summary>Has the registry asked from now on.</summary>
    public void NameBy(Func<EntityId, string> registered) => _registered = registered;

    /// <summary>What the registry calls an entity; empty when it is linked to nothing there.</summary>
    public string RegisteredNameOf(EntityId entity) => _registered?.Invoke(entity) ?? string.Empty;

    /// <summary>Takes what the store remembers.</summary>
    public void Restore(EntityRecord record) => _records[record.Id.Path] = record;

    /// <summary>Takes what a dictionary says.</summary>
    public void Learn(DictionaryEntity entity, DateTimeOffset at)
    {
        EntityRecord? known = Find(entity.Id.Path);
        if (known is null ? _records.Count >= MostEntities : IsKnown(entity, known))
        {
            return;
        }

        _records[entity.Id.Path] = new EntityRecord(
            entity.Id,
            entity.Name.Length > 0 ? entity.Name : known?.Name ?? string.Empty,
            entity.Medium,
            entity.Carrier,
            entity.Provider.Length > 0 ? entity.Provider : known?.Provider ?? string.Empty,
            entity.OriginalNetworkId,
            entity.TransportStreamId,
            entity.ServiceId,
            known?.FirstSeenAt ?? at,
            at);
    }

    /// <summary>Takes entities that were named by others than their probe: only what nobody has told of is new.</summary>
    public void Name(IReadOnlyList<DictionaryEntity> entities, DateTimeOffset at)
    {
        foreach (DictionaryEntity entity in entities.Where(e => Find(e.Id.Path) is null))
        {
            Learn(entity, at);
        }
    }

    /// <summary>Name, medium and carrier for an alarm; a service has those of its input where its own are not stated.</summary>
    public EntityLabel LabelOf(EntityId entity)
    {
        EntityRecord? own = Find(entity.Path);
        EntityRecord? input = entity.Level == EntityLevel.Service ? Find(entity.Parent!.Value.Path) : null;
        return new EntityLabel(
            own?.Name ?? string.Empty,
            First(own?.Medium, input?.Medium),
            First(own?.Carrier, input?.Carrier));
    }

    private static bool IsKnown(DictionaryEntity entity, EntityRecord known) =>
        (entity.Name.Length == 0 || entity.Name == known.Name)
        && (entity.Provider.Length == 0 || entity.Provider == known.Provider)
        && entity.Medium == known.Medium
        && entity.Carrier == known.Carrier
        && entity.OriginalNetworkId == known.OriginalNetworkId
        && entity.TransportStreamId == known.TransportStreamId
        && entity.ServiceId == known.ServiceId;

    private static string First(string? own, string? inherited) => string.IsNullOrEmpty(own) ? inherited ?? string.Empty : own;
}
