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

    /// <summary>Seconds of what may be in it; a packet that leaves later than that after it has come finds too much before it.</summary>
    private readonly double _longest = (size + BufferSizes.Tolerance) / rate;

    private double _emptyAt = double.NegativeInfinity;
    private double _lastEmpty = double.NaN;

    /// <summary>Seconds that what is in it takes to go out, when the last packet had come, and at most.</summary>
    private double _behind;
    private double _mostBehind;
    private bool _isOver;

    /// <summary>Bytes in it when the last packet had come.</summary>
    public readonly double Level => _behind * rate;

    /// <summary>Most bytes it ever held.</summary>
    public readonly double Peak => _mostBehind * rate;

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

    /// <summary>A packet comes in. Whether it finds the buffer empty cannot be foreseen, so nothing here branches on it.</summary>
    /// <param name="from">Time of its first byte, in seconds.</param>
    /// <param name="to">Time after its last byte.</param>
    /// <returns>When its bytes go out.</returns>
    public (double From, double To) Arrive(double from, double to)
    {
        double leaves = double.MaxNative(_emptyAt, from);
        double left = double.MaxNative(leaves + _takes, to);
        _lastEmpty = Choice.IfAtMost(left, to, to, Choice.IfAtMost(_emptyAt, from, from, _lastEmpty));
        _emptyAt = left;
        _behind = left - to;
        _mostBehind = double.MaxNative(_mostBehind, _behind);
        bool isOver = _behind > _longest;
        if (isOver != _isOver)
        {
            Overflows += isOver ? 1 : 0;
            _isOver = isOver;
        }

        return (leaves, left);
    }
}
