namespace Monitoring.Engine.Queries;

/// <summary>
/// One step of a series: what was measured in it, and for how long nothing was. Known, unknown and missing seconds add up to its length.
/// </summary>
/// <param name="Start">First second, Unix.</param>
/// <param name="End">First second after it.</param>
/// <param name="Known">Seconds with a value.</param>
/// <param name="Fault">Seconds of those with a fault.</param>
/// <param name="Unknown">Seconds the probe reported without a value: not measured, suspended, invalid and the like.</param>
/// <param name="Sum">Sum of the values, one a second.</param>
/// <param name="Min">Least value; NaN where none is known.</param>
/// <param name="Max">Greatest value; NaN where none is known.</param>
/// <param name="Last">Value of the last second that has one; NaN where none has.</param>
public readonly record struct Slot(
    long Start, long End, long Known, long Fault, long Unknown, double Sum, double Min, double Max, double Last)
{
    /// <summary>Seconds of which the store holds nothing; never below 0, where the clock of a probe is a moment ahead.</summary>
    public long Missing => Math.Max(0, End - Start - Known - Unknown);

    /// <summary>Mean of the seconds with a value; NaN where none has.</summary>
    public double Mean => Known > 0 ? Sum / Known : double.NaN;

    /// <summary>A fault where there was one, ok where anything was measured, otherwise unknown: never fine by absence.</summary>
    public string State => Fault > 0 ? "fault" : Known > 0 ? "ok" : "unknown";

    /// <summary>A step in which nothing is known yet.</summary>
    public static Slot Empty(long start, long end) => new(start, end, 0, 0, 0, 0, double.NaN, double.NaN, double.NaN);
}
