using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Buffers;

/// <summary>
/// TBn of ISO/IEC 13818-1 §2.4.2.3: whole packets come in at the rate of the transport stream and go out at Rxn. What leaves keeps its
/// order, so that the buffer is told by one figure: when it will be empty.
/// </summary>
internal struct TransportBuffer(double rate, double size)
{
    /// <summary>Seconds a packet takes to go out.</summary>
    private readonly double _takes = TransportPacket.Length / rate;
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
    /// <returns>When its bytes go out.</returns>
    public (double From, double To) Arrive(double from, double to)
    {
        double leaves = _emptyAt;
        if (leaves <= from)
        {
            leaves = from;
            _lastEmpty = from;
        }

        double left = leaves + _takes;
        if (left <= to)
        {
            left = to;
            Level = 0;
            _lastEmpty = to;
            _isOver = false;
        }
        else
        {
            Level = (left - to) * rate;
            Peak = Level > Peak ? Level : Peak;
            bool isOver = Level > size + BufferSizes.Tolerance;
            Overflows += isOver && !_isOver ? 1 : 0;
            _isOver = isOver;
        }

        _emptyAt = left;
        return (leaves, left);
    }
}
