namespace Monitoring.Contracts.Alarms;

/// <summary>What happened to an alarm. Persisted.</summary>
public enum AlarmTransitionKind
{
    /// <summary>Inactive became active: a new occurrence.</summary>
    Raised = 1,

    /// <summary>Active became inactive.</summary>
    Cleared = 2,

    /// <summary>A person acknowledged it.</summary>
    Acknowledged = 3,

    /// <summary>The fault came back within the same occurrence, or its evidence changed.</summary>
    Updated = 4,
}
