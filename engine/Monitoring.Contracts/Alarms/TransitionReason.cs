namespace Monitoring.Contracts.Alarms;

/// <summary>Why an alarm changed. Persisted.</summary>
public enum TransitionReason
{
    /// <summary>A condition lasted as long as the rule's on-delay.</summary>
    ConditionRaised = 1,

    /// <summary>The condition stayed away as long as the rule's off-delay.</summary>
    ConditionCleared = 2,

    /// <summary>The condition came back before the off-delay was over.</summary>
    ConditionReturned = 3,

    /// <summary>The entity is no longer announced by its source.</summary>
    EntityRemoved = 4,

    /// <summary>The fault began and ended in the past; it arrived with a backlog and was never annunciated.</summary>
    LateArrival = 5,

    /// <summary>A person asked for it.</summary>
    OperatorRequest = 6,

    /// <summary>A measurement window says the fault is there, or gone, though no edge arrived.</summary>
    WindowVerdict = 7,

    /// <summary>A cause above it took over (no input, no sync): the fault is no longer judged and the cause speaks for it.</summary>
    Suspended = 8,
}
