using Monitoring.Contracts.Identity;

namespace Monitoring.Registry.Proposals;

/// <summary>What is known of something a probe reports.</summary>
/// <param name="Id">Its path.</param>
/// <param name="Name">As received or configured; empty when never known.</param>
/// <param name="Medium">The medium's word; empty when not configured.</param>
/// <param name="Carrier">Empty where there is none.</param>
/// <param name="Provider">Empty when never known.</param>
/// <param name="OriginalNetworkId">0 when not known.</param>
/// <param name="TransportStreamId">0 when not known.</param>
/// <param name="FirstSeenAt">When it was heard of first.</param>
/// <param name="LastSeenAt">When it was measured last.</param>
public sealed record MeasuredEntity(
    EntityId Id,
    string Name,
    string Medium,
    string Carrier,
    string Provider,
    int OriginalNetworkId,
    int TransportStreamId,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt);
