using Google.Protobuf.Collections;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;

namespace Monitoring.Storage;

/// <summary>Walks a valid window: one <see cref="Measurement"/> per series something is said of, in dictionary order, without allocating.</summary>
public ref struct WindowMeasurements
{
    private readonly IReadOnlyList<DictionarySeries> _series;
    private readonly ReadOnlySpan<byte> _states;
    private readonly RepeatedField<long> _values;
    private int _index;
    private int _value;

    internal WindowMeasurements(BatchSchema dictionary, Window window)
    {
        _series = dictionary.Series;
        _states = window.States.Span;
        _values = window.Values;
        _index = -1;
        _value = 0;
        Current = default;
    }

    /// <summary>The measurement stood on.</summary>
    public Measurement Current { get; private set; }

    /// <summary>Itself, so that foreach takes it.</summary>
    public readonly WindowMeasurements GetEnumerator() => this;

    /// <summary>Steps to the next series.</summary>
    public bool MoveNext()
    {
        do
        {
            if (++_index >= _states.Length)
            {
                return false;
            }
        }
        while (_states[_index] == IngestItem.Absent);

        var state = (VerdictState)_states[_index];
        if (state.HasValue())
        {
            long scaled = _values[_value++];
            Current = new Measurement(_index, state, scaled, DecimalScale.ToDouble(scaled, _series[_index].Scale10));
        }
        else
        {
            Current = new Measurement(_index, state, Scaled: 0, double.NaN);
        }

        return true;
    }
}
