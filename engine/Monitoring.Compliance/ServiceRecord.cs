namespace Monitoring.Compliance;

/// <summary>What was measured of one service in a period.</summary>
/// <param name="Entity">Entity path.</param>
/// <param name="Name">Service name; empty when never known.</param>
/// <param name="Medium">The medium's word; empty when not configured.</param>
/// <param name="Carrier">The carrier; empty where there is none.</param>
/// <param name="Outage">Runs of <c>service_outage</c>, in time order.</param>
/// <param name="Degradation">Runs of <c>service_degradation</c>, in time order.</param>
public sealed record ServiceRecord(
    string Entity, string Name, string Medium, string Carrier, IReadOnlyList<StateRun> Outage, IReadOnlyList<StateRun> Degradation)
{
    /// <summary>What the registry says of it.</summary>
    public ServiceRegistration Registration { get; init; } = ServiceRegistration.None;
}
