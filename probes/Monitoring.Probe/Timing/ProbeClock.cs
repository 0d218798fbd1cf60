using Monitoring.Analysis.Timing;

namespace Monitoring.Probe.Timing;

/// <summary>
/// Two clocks in one: the monotonic time analysis runs on, which starts at UTC and never steps, and UTC itself, in which windows and conditions are
/// labelled. Small differences are slewed away; a large one is a step, and the window it falls into says nothing.
/// </summary>
internal sealed class ProbeClock
{
    private const long NanosecondsPerTick = TimeSpan.NanosecondsPerTick;

    /// <summary>Most the labels are moved in one correction.</summary>
    private const long SlewNanoseconds = 2_000_000;

    /// <summary>A difference that is not slewed away.</summary>
    private const long StepNanoseconds = 500_000_000;

    private readonly TimeProvider _time;
    private readonly long _originTimestamp;
    private readonly long _originNanoseconds;
    private long _labelOffset;

    public ProbeClock(TimeProvider time)
    {
        _time = time;
        _originTimestamp = time.GetTimestamp();
        _originNanoseconds = UtcNanoseconds();
    }

    /// <summary>Monotonic; equals UTC when the probe started.</summary>
    public Instant Now => new(_originNanoseconds + (_time.GetElapsedTime(_originTimestamp).Ticks * NanosecondsPerTick));

    /// <summary>UTC of a moment, in nanoseconds since 1970.</summary>
    public long ToUtc(Instant instant) => instant.Nanoseconds + Volatile.Read(ref _labelOffset);

    /// <summary>The moment of a UTC time.</summary>
    public Instant FromUtc(long utcNanoseconds) => new(utcNanoseconds - Volatile.Read(ref _labelOffset));

    /// <summary>Follows the system's UTC; true when it stepped.</summary>
    public bool Discipline()
    {
        long difference = UtcNanoseconds() - ToUtc(Now);
        bool stepped = Math.Abs(difference) >= StepNanoseconds;
        long correction = stepped ? difference : Math.Clamp(difference, -SlewNanoseconds, SlewNanoseconds);
        Volatile.Write(ref _labelOffset, _labelOffset + correction);
        return stepped;
    }

    private long UtcNanoseconds() => (_time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick;
}
