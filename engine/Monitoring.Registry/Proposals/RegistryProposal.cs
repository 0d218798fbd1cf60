namespace Monitoring.Registry.Proposals;

/// <summary>Something that probes report and the registry does not know. It is no part of the registry until a person accepts it.</summary>
/// <param name="Key">Kind and first entity, e.g. <c>service:xining-01/dtmb-33/101</c>.</param>
/// <param name="Kind">What it would be.</param>
/// <param name="Entities">The measured entities it would be linked to: the same service on several probes is proposed once.</param>
/// <param name="Name">The newest name; empty when none is known.</param>
/// <param name="Id">The id it would get.</param>
/// <param name="Match">An object that looks like the same, to which it would be linked; null makes a new one.</param>
/// <param name="Medium">The medium's word; empty when not configured.</param>
/// <param name="Carrier">Empty where there is none.</param>
/// <param name="Provider">Empty when not known.</param>
/// <param name="OriginalNetworkId">0 when not known.</param>
/// <param name="TransportStreamId">0 when not known.</param>
/// <param name="ServiceId">0 unless a service.</param>
/// <param name="FirstSeenAt">When the first of its entities was heard of.</param>
/// <param name="LastSeenAt">When the last of them was measured.</param>
public sealed record RegistryProposal(
    string Key,
    RegistryKind Kind,
    IReadOnlyList<string> Entities,
    string Name,
    string Id,
    RegistryKey? Match,
    string Medium,
    string Carrier,
    string Provider,
    int OriginalNetworkId,
    int TransportStreamId,
    int ServiceId,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt);
