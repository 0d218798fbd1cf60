namespace Monitoring.Contracts.Indicators;

/// <summary>What a fault of an indicator means for the audience of the service it touches.</summary>
public enum ServiceImpact
{
    /// <summary>Nothing the audience would notice.</summary>
    None = 0,

    /// <summary>The service is received with errors.</summary>
    Degradation = 1,

    /// <summary>The service cannot be received.</summary>
    Outage = 2,
}
