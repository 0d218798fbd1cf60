namespace Monitoring.Analysis.Windows;

/// <summary>What arrived since the last window, before anything is made of it.</summary>
internal sealed class TrafficMeter
{
    private long _last = Timing.AnalysisClock.Unknown;

    public long Writes { get; private set; }

    /// <summary>Longest time between two arrivals, in nanoseconds; null before there were two.</summary>
    public long? LongestGap { get; private set; }

    public void OnArrival(long real)
    {
        Writes++;
        if (_last != Timing.AnalysisClock.Unknown)
        {
            LongestGap = Math.Max(LongestGap ?? 0, real - _last);
        }

        _last = real;
    }

    public void Restart()
    {
        Writes = 0;
        LongestGap = null;
    }
}
