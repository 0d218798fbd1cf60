namespace Monitoring.Analysis.Profiles;

/// <summary>One limit of a profile, with its origin.</summary>
/// <param name="Value">The number, in <paramref name="Unit"/>.</param>
/// <param name="Unit">ns, us, ms, s, min or h for a time; another unit otherwise.</param>
/// <param name="Source">Clause, contract or habit it comes from.</param>
/// <param name="Status">How sure it is.</param>
public sealed record ProfileLimit(double Value, string Unit, string Source, LimitStatus Status)
{
    /// <summary>Nanoseconds of one unit of time; null where the unit is none.</summary>
    internal double? NanosecondsPerUnit => Unit switch
    {
        "ns" => 1,
        "us" => 1e3,
        "ms" => 1e6,
        "s" => 1e9,
        "min" => 60e9,
        "h" => 3600e9,
        _ => null,
    };
}
