namespace Monitoring.Compliance;

/// <summary>What the registry said of a service at the end of the period; texts are empty where it said nothing.</summary>
/// <param name="Id">The service's id, the same on every medium; empty when it is not in the registry.</param>
/// <param name="Name">Its name.</param>
/// <param name="TransmitterSite">The site it is sent from.</param>
/// <param name="GuaranteeLevel">The word of its guarantee level.</param>
/// <param name="GuaranteeLevelZh">The same in Chinese.</param>
/// <param name="MonitoringSite">The site it is received at.</param>
public sealed record ServiceRegistration(
    string Id, string Name, string TransmitterSite, string GuaranteeLevel, string GuaranteeLevelZh, string MonitoringSite)
{
    /// <summary>Nothing is said.</summary>
    public static ServiceRegistration None { get; } = new(string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty);

    /// <summary>Whether the service is in the registry.</summary>
    public bool IsKnown => Id.Length > 0;
}
