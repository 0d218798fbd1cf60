namespace Monitoring.Analysis.Tr101290.Availability;

/// <summary>Which of the stretches of one length that follow one another had errors: the last ones each, all of them in number.</summary>
/// <param name="length">Nanoseconds of one.</param>
/// <param name="kept">How many are kept.</param>
internal sealed class ErroredTimes(long length, int kept)
{
    private readonly bool?[] _ring = new bool?[kept];
    private int _next;
    private int _count;
    private long _end;

    /// <summary>Known and errored ones of those kept.</summary>
    public (int Known, int Errored) Recent { get; private set; }

    /// <summary>Known, errored and unknown ones since the beginning.</summary>
    public (long Known, long Errored, long Unknown) Total { get; private set; }

    /// <summary>One has ended: with errors, without, or null where that is not known.</summary>
    public void Add(long end, bool? errs)
    {
        if (_count == kept)
        {
            Move(_ring[_next], -1);
        }

        _ring[_next] = errs;
        _next = (_next + 1) % kept;
        _count = Math.Min(kept, _count + 1);
        _end = end;
        Move(errs, 1);
        Count(errs, 1);
    }

    /// <summary>What has a part in the time between is unknown; true where that is the last one.</summary>
    public bool Reject(long from, long to)
    {
        bool isLast = false;
        for (int back = 1; back <= _count && _end - ((back - 1) * length) > from; back++)
        {
            ref bool? errs = ref _ring[(_next - back + kept) % kept];
            if (_end - (back * length) < to && errs is not null)
            {
                Move(errs, -1);
                Count(errs, -1);
                errs = null;
                Count(errs, 1);
                isLast |= back == 1;
            }
        }

        return isLast;
    }

    private void Move(bool? errs, int by) =>
        Recent = (Recent.Known + (errs is null ? 0 : by), Recent.Errored + (errs == true ? by : 0));

    private void Count(bool? errs, int by) =>
        Total = (Total.Known + (errs is null ? 0 : by), Total.Errored + (errs == true ? by : 0), Total.Unknown + (errs is null ? by : 0));
}
