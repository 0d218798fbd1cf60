namespace Monitoring.Analysis.Timing;

/// <summary>
/// The time checks are judged on. For a live input it stands still while nothing at all arrives for longer than a fifth of a second:
/// silence of the whole input is one fault (1.1) and not one of every table and PID. What leaves the analysis has real times.
/// </summary>
internal sealed class AnalysisClock
{
    /// <summary>What time is before it is known.</summary>
    public const long Unknown = long.MinValue;

    private const long LongestGap = 200_000_000;

    private long _lastArrival = Unknown;
    private long _stoodStill;

    /// <summary>Time to judge by; <see cref="Unknown"/> in a file without PCR.</summary>
    public long Now { get; set; } = Unknown;

    public bool IsKnown => Now != Unknown;

    /// <summary>Data arrived at a real time.</summary>
    public void Arrive(long real)
    {
        if (_lastArrival != Unknown && real - _lastArrival > LongestGap)
        {
            _stoodStill += real - _lastArrival - LongestGap;
        }

        _lastArrival = Math.Max(_lastArrival, real);
        Now = Math.Max(Now, real - _stoodStill);
    }

    /// <summary>Real time went on.</summary>
    public void Advance(long real)
    {
        long latest = _lastArrival == Unknown ? real : Math.Min(real, _lastArrival + LongestGap);
        Now = Math.Max(Now, latest - _stoodStill);
    }

    /// <summary>What has to be added to arrival times to make them UTC, where the host knows it.</summary>
    public long UtcCorrection { get; set; }

    public long ToUtc(long judged) => judged == Unknown ? Unknown : ToReal(judged) + UtcCorrection;

    public long ToReal(long judged) => judged == Unknown ? Unknown : judged + _stoodStill;
}
