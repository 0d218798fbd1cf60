namespace Monitoring.Compliance;

/// <summary>A stretch of one kind and one cause.</summary>
/// <param name="Kind">What the audience got.</param>
/// <param name="Start">First second, Unix era.</param>
/// <param name="End">First second after it.</param>
/// <param name="Cause">The indicator behind an outage or a degradation, 0 for none.</param>
public readonly record struct ReportInterval(IntervalKind Kind, long Start, long End, int Cause)
{
    /// <summary>Its length.</summary>
    public long Seconds => End - Start;
}
