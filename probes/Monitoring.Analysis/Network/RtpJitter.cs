using Monitoring.Analysis.Timing;

namespace Monitoring.Analysis.Network;

/// <summary>
/// Interarrival jitter, RFC 3550 §6.4.1 and A.8: D is the change of transit time from one packet to the next in units of 90 kHz, J moves to |D| by
/// a sixteenth. It means something only where the time stamps rise and run at 90 kHz; multiplexers may step them.
/// </summary>
internal struct RtpJitter
{
    private const double TicksPerSecond = 90_000;
    private const double Gain = 1.0 / 16;
    private const double RateWithin = 0.05;
    private const double LeastSeconds = 0.5;

    private bool _isStarted;
    private bool _isBroken;
    private uint _timestamp;
    private long _arrival;
    private long _ticks;
    private long _nanoseconds;
    private double _jitter;
    private double _highest;

    /// <summary>In milliseconds; null where it means nothing.</summary>
    public readonly double? Milliseconds => IsMeaningful ? Rounded(_jitter) : null;

    public readonly double? HighestMilliseconds => IsMeaningful ? Rounded(_highest) : null;

    private readonly bool IsMeaningful
    {
        get
        {
            double expected = _nanoseconds * TicksPerSecond / Instant.NanosecondsPerSecond;
            return !_isBroken && _nanoseconds >= LeastSeconds * Instant.NanosecondsPerSecond
                && Math.Abs(_ticks - expected) <= RateWithin * expected;
        }
    }

    public void OnPacket(uint timestamp, long arrival)
    {
        if (_isStarted)
        {
            int step = (int)(timestamp - _timestamp);
            long passed = arrival - _arrival;
            _isBroken |= step < 0;
            _ticks += step;
            _nanoseconds += passed;
            double transit = (passed * TicksPerSecond / Instant.NanosecondsPerSecond) - step;
            _jitter += (Math.Abs(transit) - _jitter) * Gain;
            _highest = Math.Max(_highest, _jitter);
        }

        _isStarted = true;
        _timestamp = timestamp;
        _arrival = arrival;
    }

    /// <summary>The sender began anew: its time stamps do not continue those before.</summary>
    public void Restart() => _isStarted = false;

    private static double Rounded(double ticks) => Math.Round(ticks * 1000 / TicksPerSecond, 3);
}
