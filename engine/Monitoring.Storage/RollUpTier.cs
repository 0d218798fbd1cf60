namespace Monitoring.Storage;

/// <summary>How coarse a roll-up is; the number is its length in seconds.</summary>
public enum RollUpTier
{
    /// <summary>One minute.</summary>
    Minute = 60,

    /// <summary>One hour.</summary>
    Hour = 3600,
}
