using Monitoring.Analysis;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Timing;

namespace Monitoring.Probe.NetworkCaptures;

/// <summary>
/// Judges a stream on the arrival times that were recorded with it, counted from the first; on those of the stream where none were.
/// </summary>
internal sealed class CapturePlayback(AnalysisOptions options, ArrivalClock arrivals) : ICapturedStream
{
    private const long Step = 20_000_000;
    private const long LongStep = Instant.NanosecondsPerSecond;
    private const long LongSilence = 5 * Instant.NanosecondsPerSecond;

    private TransportStreamAnalyzer? _analyzer;
    private long _start;
    private long _now;

    /// <summary>The report, once the capture has ended; null where no stream came.</summary>
    public TransportStreamReport? Report { get; private set; }

    public void Write(ReadOnlySpan<byte> payload, Instant arrival, bool isTimed)
    {
        if (_analyzer is null)
        {
            _start = arrival.Nanoseconds;
            _analyzer = new TransportStreamAnalyzer(options with { Clock = isTimed ? ClockKind.Wall : ClockKind.Stream, ArrivalClock = arrivals }, NoConditions.Instance);
        }

        Advance(arrival.Nanoseconds);
        _analyzer.Write(payload, new Instant(_now));
    }

    public void Complete(long end)
    {
        if (_analyzer is not null)
        {
            Advance(end);
            _analyzer.Complete();
            Report = _analyzer.Report();
        }
    }

    /// <summary>Time goes on in steps, as it does for a live input: what is missing is missed when it is.</summary>
    private void Advance(long arrival)
    {
        long until = arrival - _start;
        long since = _now;
        while (_now < until)
        {
            long step = _now - since < LongSilence ? Step : LongStep;
            _now = Math.Min(until, _now + step);
            if (_now < until)
            {
                _analyzer!.Advance(new Instant(_now));
            }
        }
    }
}
