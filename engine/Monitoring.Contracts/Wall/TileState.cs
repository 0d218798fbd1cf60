namespace Monitoring.Contracts.Wall;

/// <summary>What a tile shows. Unknown is a state of its own and never drawn like normal.</summary>
public enum TileState
{
    /// <summary>No measurement, or none fresh enough, or the probe cannot tell.</summary>
    Unknown = 0,

    /// <summary>Measured, nothing active.</summary>
    Normal = 1,

    /// <summary>Received with errors, or an alarm without impact on the audience is active.</summary>
    Degraded = 2,

    /// <summary>Not received.</summary>
    Outage = 3,
}
