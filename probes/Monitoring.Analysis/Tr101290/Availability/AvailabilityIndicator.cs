using Monitoring.Contracts.Indicators;

namespace Monitoring.Analysis.Tr101290.Availability;

/// <summary>One of SAE, SDE and SIE.</summary>
internal sealed class AvailabilityIndicator(Indicator indicator, AvailabilityInput[] inputs, double threshold)
{
    private bool _secondErrs;
    private bool _secondIsUnknown;
    private bool _secondIsRejected;
    private bool _intervalIsUnknown;
    private bool _intervalIsRejected;
    private long? _greatest;

    public Indicator Indicator => indicator;

    public IReadOnlyList<AvailabilityInput> Inputs => inputs;

    /// <summary>Judged while 1.1 is at fault too, being made of it; the rest is unknown then, unless it has errors already.</summary>
    public required bool OutlivesSync { get; init; }

    public required ErroredTimes Intervals { get; init; }

    public required ErroredTimes Seconds { get; init; }

    /// <summary>Of the last interval; null where it is unknown or none has ended yet.</summary>
    public long? Last { get; private set; }

    /// <summary>Of all intervals; null before one is known.</summary>
    public long? Greatest => Last is { } last ? Math.Max(_greatest ?? 0, last) : _greatest;

    /// <summary>Errors of the second that has not ended.</summary>
    public bool HasOpenError => _secondErrs;

    public void Pass(long elapsed, bool isJudged)
    {
        foreach (AvailabilityInput input in inputs)
        {
            _secondErrs |= input.Take(elapsed);
        }

        if (!isJudged && !OutlivesSync)
        {
            _secondIsUnknown |= !_secondErrs;
            _intervalIsUnknown |= !IsErrored;
        }
    }

    public void Close(long at, bool isSecond, bool isInterval)
    {
        if (isSecond)
        {
            Seconds.Add(at, _secondIsRejected ? null : _secondErrs ? true : _secondIsUnknown ? null : false);
            _secondErrs = false;
            _secondIsUnknown = false;
            _secondIsRejected = false;
        }

        if (isInterval)
        {
            bool? errs = _intervalIsRejected ? null : IsErrored ? true : _intervalIsUnknown ? null : false;
            _greatest = Greatest;
            Last = errs is null ? null : Errors;
            Intervals.Add(at, errs);
            _intervalIsUnknown = false;
            _intervalIsRejected = false;
            foreach (AvailabilityInput input in inputs)
            {
                input.Errors = 0;
            }
        }
    }

    /// <summary>The probe lost data between two times; what has not ended yet began at the others.</summary>
    public void Reject(long from, long to, long secondFrom, long intervalFrom)
    {
        _secondIsRejected |= to > secondFrom;
        _intervalIsRejected |= to > intervalFrom;
        _ = Seconds.Reject(from, to);
        Last = Intervals.Reject(from, to) ? null : Last;
    }

    private bool IsErrored => Errors > threshold;

    private long Errors
    {
        get
        {
            long most = 0;
            foreach (AvailabilityInput input in inputs)
            {
                most = Math.Max(most, input.Errors);
            }

            return most;
        }
    }
}
