namespace Monitoring.Contracts.Identity;

/// <summary>The level an <see cref="EntityId"/> names; equals the count of its parts.</summary>
public enum EntityLevel
{
    /// <summary>A probe.</summary>
    Probe = 1,

    /// <summary>One input (stream) of a probe.</summary>
    Input = 2,

    /// <summary>One service received on an input.</summary>
    Service = 3,
}
