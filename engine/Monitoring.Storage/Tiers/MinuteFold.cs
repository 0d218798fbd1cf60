using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage.Tiers;

/// <summary>Folds the seconds of one series, which come in time order, to its minutes; one without any second has none.</summary>
internal sealed class MinuteFold(List<RollUp> minutes)
{
    private long _minute = long.MinValue;
    private int _known;
    private int _unknown;
    private int _fault;
    private int _states;
    private double _min;
    private double _max;
    private double _sum;
    private double _last;

    /// <summary>Adds a second.</summary>
    public void Add(long second, VerdictState state, double value)
    {
        if (second - _minute is < 0 or >= (int)RollUpTier.Minute)
        {
            End();
            _minute = second - (second % (int)RollUpTier.Minute);
        }

        _states |= 1 << (int)state;
        if (!state.HasValue())
        {
            _unknown++;
            return;
        }

        (_min, _max, _sum) = _known == 0 ? (value, value, value) : (Math.Min(_min, value), Math.Max(_max, value), _sum + value);
        _last = value;
        _known++;
        _fault += state == VerdictState.Fault ? 1 : 0;
    }

    /// <summary>Gives the last minute; what comes after it may be of another series.</summary>
    public void End()
    {
        if (_states != 0)
        {
            minutes.Add(_known > 0
                ? new RollUp(_minute, _known, _unknown, _fault, (byte)_states, _min, _max, _sum, _last)
                : new RollUp(_minute, 0, _unknown, 0, (byte)_states, double.NaN, double.NaN, double.NaN, double.NaN));
        }

        (_minute, _known, _unknown, _fault, _states) = (long.MinValue, 0, 0, 0, 0);
    }
}
