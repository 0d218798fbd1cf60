namespace Monitoring.Analysis;

/// <summary>A service as the tables describe it now.</summary>
/// <param name="Id">service_id, the program_number of the PAT.</param>
/// <param name="Name">From the SDT, or else from the channel plan.</param>
/// <param name="Provider">From the SDT.</param>
/// <param name="OriginalNetworkId">From the SDT.</param>
/// <param name="TransportStreamId">From the PAT.</param>
/// <param name="Type">service_type of the SDT.</param>
/// <param name="Expected">The channel plan names it.</param>
/// <param name="InPat">The PAT names it now.</param>
public sealed record ServiceSummary(
    ushort Id, string? Name, string? Provider, int? OriginalNetworkId, int? TransportStreamId, int? Type, bool Expected, bool InPat);
