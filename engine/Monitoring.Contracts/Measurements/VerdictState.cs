namespace Monitoring.Contracts.Measurements;

/// <summary>
/// What is known about one indicator of one entity over a window. Persisted and sent as a byte.
/// A value exists only in <see cref="Ok"/> and <see cref="Fault"/>: what was not measured is never shown as zero.
/// </summary>
public enum VerdictState : byte
{
    /// <summary>Not measured: not built, scrambled, or too little data. Never to be read as fine.</summary>
    NotMeasured = 0,

    /// <summary>The indicator has no meaning for this input.</summary>
    NotApplicable = 1,

    /// <summary>Measured and within its limit; a plain quantity is always Ok when measured.</summary>
    Ok = 2,

    /// <summary>Measured and outside its limit.</summary>
    Fault = 3,

    /// <summary>Armed, its limit not reached yet.</summary>
    Pending = 4,

    /// <summary>Not judged because a cause above it is at fault: no input, or no sync.</summary>
    Suspended = 5,

    /// <summary>The probe itself lost data or time in this window: nothing can be said about the signal.</summary>
    Invalid = 6,
}
