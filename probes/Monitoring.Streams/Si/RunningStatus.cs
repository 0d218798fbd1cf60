namespace Monitoring.Streams.Si;

/// <summary>running_status, 3 bits, uimsbf, EN 300 468 table 6.</summary>
public enum RunningStatus : byte
{
    /// <summary>Undefined.</summary>
    Undefined = 0,

    /// <summary>Not running.</summary>
    NotRunning = 1,

    /// <summary>Starts in a few seconds.</summary>
    StartsSoon = 2,

    /// <summary>Pausing.</summary>
    Pausing = 3,

    /// <summary>Running.</summary>
    Running = 4,

    /// <summary>Service off-air.</summary>
    OffAir = 5,
}
