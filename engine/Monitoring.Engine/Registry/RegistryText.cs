using Monitoring.Registry;
using Monitoring.Registry.Proposals;
using Monitoring.Storage;

namespace Monitoring.Engine.Registry;

/// <summary>What the store keeps as text, as what it means.</summary>
internal static class RegistryText
{
    /// <summary>The registry of a snapshot. What only a newer version knows is left out.</summary>
    public static RegistryState StateOf(RegistrySnapshot snapshot) => new(
        snapshot.Revision,
        snapshot.At,
        new RegistryContent(snapshot.Objects.Select(o => ObjectBody.Read(o.Kind, o.Id, o.Body)).OfType<RegistryObject>()),
        snapshot.Retired.ToDictionary(o => new RegistryKey(o.Kind, o.Id), o => o.To!.Value));

    /// <summary>What is proposed from.</summary>
    public static MeasuredEntity Measured(EntityRecord record) => new(
        record.Id, record.Name, record.Medium, record.Carrier, record.Provider, record.OriginalNetworkId, record.TransportStreamId,
        record.FirstSeenAt, record.LastSeenAt);
}
