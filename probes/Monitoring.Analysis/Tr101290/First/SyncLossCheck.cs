using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>
/// 1.1 TS_sync_loss, TR 101 290 §5.2.1: five good sync bytes gain, two consecutive bad ones lose. For a live input also: no data at all for
/// a second, and data without packets for a second. While it is at fault nothing else is judged. Works on real time. A lost
/// synchronisation is an error of a moment, and its condition ends after a second without another.
/// </summary>
internal sealed class SyncLossCheck(CheckRecord record, ConditionBook conditions)
{
    /// <summary>Longest time without data, or without packets in it.</summary>
    public const long Limit = Instant.NanosecondsPerSecond;

    private long _lastData = AnalysisClock.Unknown;
    private long _unsynchronizedSince = AnalysisClock.Unknown;
    private string? _reason;

    public bool InSync { get; private set; }

    /// <summary>At fault: all other checks wait.</summary>
    public bool IsFault => _reason is not null;

    /// <summary>Data came; true when that ends the fault.</summary>
    public bool OnData(long real)
    {
        _lastData = real;
        if (!InSync && (_reason == ConditionReason.NoInput || _unsynchronizedSince == AnalysisClock.Unknown))
        {
            _unsynchronizedSince = real;
        }

        return _reason == ConditionReason.NoInput && End(real) && InSync;
    }

    /// <summary>Packets begin.</summary>
    public void OnAcquired(long real)
    {
        InSync = true;
        _ = End(real);
    }

    /// <summary>Another recording begins: its packets are still to be found, and that is no fault yet.</summary>
    public void OnRestart(long real)
    {
        InSync = false;
        _unsynchronizedSince = real;
    }

    /// <summary>Two bad sync bytes; true when that begins the fault.</summary>
    public bool OnLost(long real, long packet, long offset)
    {
        InSync = false;
        _unsynchronizedSince = real;
        return Begin(real, packet, ConditionReason.SyncLoss, Sentences.SyncLost.With(offset));
    }

    /// <summary>Real time went on; true when a fault begins.</summary>
    public bool Advance(long real, long packet)
    {
        if (_lastData == AnalysisClock.Unknown)
        {
            _lastData = real;
        }

        if (IsFault)
        {
            return false;
        }

        if (real - _lastData > Limit)
        {
            return Begin(real, packet, ConditionReason.NoInput, Sentences.NoData.With(Limit));
        }

        bool noPackets = !InSync && _unsynchronizedSince != AnalysisClock.Unknown && real - _unsynchronizedSince > Limit;
        return noPackets && Begin(real, packet, ConditionReason.NoSync, Sentences.NoPackets.With(Limit));
    }

    private bool Begin(long real, long packet, string reason, Explanation why)
    {
        record.Add(real, packet, -1, why);
        if (IsFault)
        {
            return false;
        }

        _reason = reason;
        record.Raised++;
        if (real != AnalysisClock.Unknown)
        {
            conditions.Raise(Scope.Stream, record.Indicator, -1, new Instant(real), reason, why);
        }

        return true;
    }

    private bool End(long real)
    {
        if (!IsFault)
        {
            return false;
        }

        if (_reason == ConditionReason.SyncLoss)
        {
            conditions.Settle(Scope.Stream, record.Indicator, -1);
        }
        else
        {
            conditions.Clear(Scope.Stream, record.Indicator, -1, new Instant(real), ConditionReason.Seen);
        }

        _reason = null;
        record.Raised--;
        return true;
    }
}
