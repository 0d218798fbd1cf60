namespace Monitoring.Compliance;

/// <summary>What the audience got.</summary>
public enum IntervalKind
{
    /// <summary>Not measured, or not judged: neither up nor down.</summary>
    Unknown = 0,

    /// <summary>Received.</summary>
    Up = 1,

    /// <summary>Received with errors.</summary>
    Degraded = 2,

    /// <summary>Not received.</summary>
    Outage = 3,
}
