using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290.First;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Tr101290.Availability;

/// <summary>
/// Service availability, TR 101 290 §5.5: over intervals ΔT that follow one another, the greatest increment of the counters of some checks.
/// Service_availability_error (SAE) of 1.1, 1.3.a and 1.5.a; Service_degradation_error (SDE) of 2.2, 2.3, 3.1.a and 3.5.a;
/// Service_impairments_error (SIE) of 1.4 and 2.1. Where a check has a stricter variant it is that which feeds, and the one conditions come
/// from; 2.3 is both its parts, each PCR counted once. While something stays away it counts again each time its limit has passed. Time is
/// that of the stream for a file and real time for a live input, which does not stand still in silence; it is looked at a hundred times a
/// second, and what is found between two looks belongs to the interval of the first.
/// </summary>
internal sealed class ServiceAvailability
{
    private const long Second = Instant.NanosecondsPerSecond;

    private const long LookedAtEvery = Second / 100;

    /// <summary>The ratios of a live input are those of an hour.</summary>
    private const int Hour = 3600;

    /// <summary>A clock that leaps further has been set: intervals begin anew.</summary>
    private const long LongestLeap = 24L * Hour * Second;

    private readonly SyncLossCheck _sync;
    private readonly AvailabilityIndicator[] _all;
    private long _at = AnalysisClock.Unknown;
    private bool _hasPackets;
    private long _secondEnd;
    private long _intervalEnd;

    public ServiceAvailability(CheckBook book, SyncLossCheck sync, AnalysisOptions options)
    {
        _sync = sync;
        Interval = Math.Max(Second, options.Limit(LimitKey.AvailabilityInterval));
        Threshold = options.Profile.Value(LimitKey.AvailabilityThreshold);
        int kept = (int)Math.Clamp(Hour * Second / Interval, 1, Hour);
        AvailabilityIndicator Family(Indicator indicator, bool outlivesSync, params (Indicator Check, long Limit)[] inputs) =>
            new(indicator, [.. inputs.Select(i => new AvailabilityInput(book[i.Check], i.Limit))], Threshold)
            {
                OutlivesSync = outlivesSync,
                Intervals = new ErroredTimes(Interval, kept),
                Seconds = new ErroredTimes(Second, Hour),
            };
        _all =
        [
            Family(
                Catalogue.ServiceAvailabilityError, outlivesSync: true, (Catalogue.TsSyncLoss, SyncLossCheck.Limit),
                (Catalogue.PatError2, options.Limit(LimitKey.PatInterval)), (Catalogue.PmtError2, options.Limit(LimitKey.PmtInterval))),
            Family(
                Catalogue.ServiceDegradationError, outlivesSync: false, (Catalogue.CrcError, Second),
                (Catalogue.PcrError, options.PcrIntervalLimit), (Catalogue.NitActualError, options.Limit(LimitKey.NitActualInterval)),
                (Catalogue.SdtActualError, options.Limit(LimitKey.SdtActualInterval))),
            Family(
                Catalogue.ServiceImpairmentsError, outlivesSync: false, (Catalogue.ContinuityCountError, Second),
                (Catalogue.TransportError, Second)),
        ];
    }

    /// <summary>SAE, SDE, SIE.</summary>
    public IReadOnlyList<AvailabilityIndicator> All => _all;

    /// <summary>Nanoseconds of an interval.</summary>
    public long Interval { get; }

    /// <summary>An interval with more errors is one of the ratio.</summary>
    public double Threshold { get; }

    /// <summary>Nanoseconds after the last whole interval; null where there is no time.</summary>
    public long? Rest => _at == AnalysisClock.Unknown ? null : _at - (_intervalEnd - Interval);

    /// <summary>So much time has gone by that it is to be looked at.</summary>
    public bool IsDue(long now) => now - LookedAtEvery >= _at;

    /// <summary>Time has gone on, and everything up to then was looked at.</summary>
    public void Advance(long now)
    {
        if (_at == AnalysisClock.Unknown || now - _at > LongestLeap)
        {
            _at = now;
            _secondEnd = now + Second;
            _intervalEnd = now + Interval;
            return;
        }

        while (now >= Math.Min(_secondEnd, _intervalEnd))
        {
            Pass(Math.Min(_secondEnd, _intervalEnd));
            bool isSecond = _at == _secondEnd;
            bool isInterval = _at == _intervalEnd;
            foreach (AvailabilityIndicator indicator in _all)
            {
                indicator.Close(_at, isSecond, isInterval);
            }

            _secondEnd += isSecond ? Second : 0;
            _intervalEnd += isInterval ? Interval : 0;
        }

        if (now > _at)
        {
            Pass(now);
        }
    }

    /// <summary>The probe lost data between two times: whatever has a part in them is unknown.</summary>
    public void Reject(long from, long to)
    {
        foreach (AvailabilityIndicator indicator in _all)
        {
            indicator.Reject(from, to, _secondEnd - Second, _intervalEnd - Interval);
        }
    }

    private void Pass(long to)
    {
        _hasPackets |= _sync.InSync;
        bool isJudged = _hasPackets && !_sync.IsFault;
        foreach (AvailabilityIndicator indicator in _all)
        {
            indicator.Pass(to - _at, isJudged);
        }

        _at = to;
    }
}
