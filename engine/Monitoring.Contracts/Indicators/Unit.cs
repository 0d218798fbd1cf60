namespace Monitoring.Contracts.Indicators;

/// <summary>The unit of an indicator's value. Base units, so that no figure needs a prefix to be read.</summary>
public enum Unit
{
    /// <summary>Number of occurrences within the window.</summary>
    Count,

    /// <summary>Bits per second.</summary>
    BitsPerSecond,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>A share from 0 to 1.</summary>
    Ratio,

    /// <summary>A number from the catalogue: the indicator that explains the state, 0 for none.</summary>
    Indicator,

    /// <summary>Nanoseconds.</summary>
    Nanoseconds,

    /// <summary>Hertz, or so many in a second.</summary>
    Hertz,

    /// <summary>Hertz per second.</summary>
    HertzPerSecond,

    /// <summary>Parts in a million.</summary>
    PartsPerMillion,

    /// <summary>Whatever the series itself says: it came from elsewhere.</summary>
    Foreign,
}
