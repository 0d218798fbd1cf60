namespace Monitoring.Contracts.Indicators;

/// <summary>How an indicator is read.</summary>
public enum IndicatorKind
{
    /// <summary>A check with a verdict; its value counts the errors of the window.</summary>
    Check,

    /// <summary>A measured quantity without a verdict of its own.</summary>
    Quantity,

    /// <summary>Something that happened, told once and kept for people: no verdict, no value, never an alarm by itself.</summary>
    Event,
}
