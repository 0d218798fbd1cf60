namespace Monitoring.Engine.Probes;

/// <summary>The answer to a proposal.</summary>
public enum ConfigurationOutcome
{
    /// <summary>It is the next version.</summary>
    PutIn,

    /// <summary>It would be the next version; nothing was changed.</summary>
    Tried,

    /// <summary>It says what the newest version says; nothing was changed.</summary>
    Same,

    /// <summary>Its author did not see the newest version.</summary>
    Replaced,

    /// <summary>As many probes as can have a configuration have one.</summary>
    TooMany,
}
