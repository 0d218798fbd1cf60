using Monitoring.Contracts.Identity;

namespace Monitoring.Storage;

/// <summary>
/// What the store last heard about an entity. A name or provider once known is kept when a later dictionary leaves it empty.
/// </summary>
/// <param name="Id">The path.</param>
/// <param name="Name">As received or configured; empty when never known.</param>
/// <param name="Medium">The medium's word; empty when not configured.</param>
/// <param name="Carrier">Empty where there is none.</param>
/// <param name="Provider">service_provider_name; empty when never known.</param>
/// <param name="OriginalNetworkId">0 when not known.</param>
/// <param name="TransportStreamId">0 when not known.</param>
/// <param name="ServiceId">0 unless a service.</param>
/// <param name="FirstSeenAt">Arrival of the first batch that named it, UTC.</param>
/// <param name="LastSeenAt">Arrival of the newest batch that measured it, UTC, to the minute.</param>
public sealed record EntityRecord(
    EntityId Id,
    string Name,
    string Medium,
    string Carrier,
    string Provider,
    int OriginalNetworkId,
    int TransportStreamId,
    int ServiceId,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt);
