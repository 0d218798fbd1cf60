using Monitoring.Contracts.Identity;

namespace Monitoring.Storage;

/// <summary>An entity as a dictionary describes it.</summary>
/// <param name="Id">The path; belongs to the dictionary's probe.</param>
/// <param name="Name">Empty when not known.</param>
/// <param name="Medium">The medium's word; empty when not configured.</param>
/// <param name="Carrier">Empty where there is none.</param>
/// <param name="Provider">Empty when not known.</param>
/// <param name="OriginalNetworkId">0 when not known.</param>
/// <param name="TransportStreamId">0 when not known.</param>
/// <param name="ServiceId">0 unless a service.</param>
public sealed record DictionaryEntity(
    EntityId Id, string Name, string Medium, string Carrier, string Provider, int OriginalNetworkId, int TransportStreamId, int ServiceId);
