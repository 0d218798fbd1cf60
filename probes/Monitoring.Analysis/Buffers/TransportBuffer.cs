namespace Monitoring.Analysis.Buffers;

/// <summary>
/// TBn of ISO/IEC 13818-1 §2.4.2.3: whole packets come in at the rate of the transport stream and go out at Rxn. What leaves keeps its
/// order, so that the buffer is told by one figure: when it will be empty.
/// </summary>
internal struct TransportBuffer(double rate, double size)
{
    private double _emptyAt = double.NegativeInfinity;
    private double _lastEmpty = double.NaN;
    private bool _isOver;

    /// <summary>Bytes in it when the last packet had come.</summary>
    public double Level { get; private set; }

    /// <summary>Most bytes it ever held.</summary>
    public double Peak { get; private set; }

    /// <summary>Times it went over its size.</summary>
    public long Overflows { get; private set; }

    /// <summary>When it was empty last; not a number before the first packet.</summary>
    public readonly double LastEmpty => _lastEmpty;

    /// <summary>Time begins anew, and nothing is in it.</summary>
    public void Restart()
    {
        _emptyAt = double.NegativeInfinity;
        _lastEmpty = double.NaN;
        _isOver = false;
    }

    /// <summary>A packet comes in.</summary>
    /// <param name="from">Time of its first byte, in seconds.</param>
    /// <param name="to">Time after its last byte.</param>
    /// <param name="bytes">Its size.</param>
    /// <returns>When its bytes go out.</returns>
    public (double From, double To) Arrive(double from, double to, int bytes)
    {
        double leaves = Math.Max(from, _emptyAt);
        if (_emptyAt <= from)
        {
            _lastEmpty = from;
        }

        double left = Math.Max(to, leaves + (bytes / rate));
        _emptyAt = left;
        Level = (left - to) * rate;
        if (Level <= 0)
        {
            _lastEmpty = to;
        }

        Peak = Math.Max(Peak, Level);
        bool isOver = Level > size + BufferSizes.Tolerance;
        Overflows += isOver && !_isOver ? 1 : 0;
        _isOver = isOver;
        return (leaves, left);
    }
}
