namespace Monitoring.Analysis.Buffers;

/// <summary>
/// MBn and EBn of video, or Bn of audio, ISO/IEC 13818-1 §2.4.2.3: data flow in as they leave TBn, access units are taken out at once at
/// their decoding time. MBn empties into EBn by the leak method, which is the earliest any method may be: what is late or too much by it is
/// so by vbv_delay and by the HRD as well. Headers of PES packets take no room here, which spares the stream some bytes and never blames it.
/// </summary>
internal sealed class DecoderBuffer(BufferSizes sizes)
{
    /// <summary>Access units that may wait at once; a stream whose times are sane stays far below.</summary>
    public const int MostWaiting = 1024;

    /// <summary>Less room than this in EBn is none.</summary>
    private const double Full = 1e-3;

    /// <summary>Bytes per second through a buffer that is not there.</summary>
    private const double AtOnce = 1e18;

    private const int FirstCapacity = 32;

    private readonly double _rate = sizes.HasMultiplex ? sizes.MultiplexRate : AtOnce;
    private readonly bool _hasMultiplex = sizes.HasMultiplex;

    /// <summary>Bytes that EBn holds before it counts as full.</summary>
    private readonly double _room = sizes.HasMultiplex ? sizes.Elementary - Full : double.PositiveInfinity;
    private readonly double _most = (sizes.HasMultiplex ? sizes.Multiplex : sizes.Elementary) + BufferSizes.Tolerance;
    private (double End, double Due)[] _waiting = new (double, double)[FirstCapacity];
    private int _first;
    private int _count;

    /// <summary>When the next access unit is taken out; infinite while none waits.</summary>
    private double _nextDue = double.PositiveInfinity;
    private double _now = double.NegativeInfinity;

    /// <summary>Byte of the stream that comes next: whole numbers between two packets, so that nothing rounded adds up over days.</summary>
    private double _entered;
    private double _taken;
    private double _multiplex;
    private double _multiplexLastEmpty = double.NaN;
    private bool _isOver;

    /// <summary>Bytes in MBn.</summary>
    public double Multiplex => _multiplex;

    public double MultiplexPeak { get; private set; }

    /// <summary>When MBn was empty last; not a number before the first byte.</summary>
    public double MultiplexLastEmpty => _multiplexLastEmpty;

    /// <summary>Bytes in EBn or Bn.</summary>
    public double Elementary => Math.Max(0, Held);

    public double ElementaryPeak { get; private set; }

    /// <summary>Times MBn, or Bn of audio, went over its size.</summary>
    public long Overflows { get; private set; }

    /// <summary>Access units that were not whole at their decoding time.</summary>
    public long Underflows { get; private set; }

    /// <summary>Bytes the last of those lacked.</summary>
    public double Missing { get; private set; }

    /// <summary>Access units taken out.</summary>
    public long Units { get; private set; }

    /// <summary>Bytes in EBn or Bn; below 0 where access units were taken out before all of them had come.</summary>
    private double Held => _entered - _taken - _multiplex;

    /// <summary>Nothing waits and nothing is in: the next byte is byte <paramref name="first"/> of the stream.</summary>
    public void Restart(double first)
    {
        _first = 0;
        _count = 0;
        _nextDue = double.PositiveInfinity;
        _now = double.NegativeInfinity;
        _entered = first;
        _taken = first;
        _multiplex = 0;
        _multiplexLastEmpty = double.NaN;
        _isOver = false;
    }

    /// <summary>Bytes before the first access unit belong to none that is known: they take no room.</summary>
    public void Skip(double upTo) => _taken = Math.Max(_taken, upTo);

    /// <summary>An access unit has to be whole, up to a byte of the stream, at a time. False where too many wait.</summary>
    public bool TryExpect(double end, double due)
    {
        if (_count == MostWaiting)
        {
            return false;
        }

        if (_count == _waiting.Length)
        {
            var larger = new (double, double)[_count * 2];
            for (int at = 0; at < _count; at++)
            {
                larger[at] = _waiting[(_first + at) % _waiting.Length];
            }

            _waiting = larger;
            _first = 0;
        }

        _waiting[(_first + _count) % _waiting.Length] = (end, due);
        _count++;
        _nextDue = _waiting[_first].Due;
        return true;
    }

    /// <summary>Data leave TBn evenly between two times.</summary>
    public void Fill(double from, double to, int bytes)
    {
        if (bytes == 0 || (_nextDue > to && from >= _now && TryPass(from, to, bytes)))
        {
            return;
        }

        Advance(from, 0);
        if (double.IsNaN(_multiplexLastEmpty))
        {
            _multiplexLastEmpty = _now;
        }

        double end = _entered + bytes;
        Advance(to, bytes / (to - from));
        _entered = end;
    }

    /// <summary>
    /// The short way where no access unit is taken out meanwhile, and EBn is full or has room all the while: MBn passes nothing, or what it can.
    /// </summary>
    private bool TryPass(double from, double to, double bytes)
    {
        double room = _room - Held;
        double before = _multiplex;
        double after = _multiplex + bytes;
        if (room > 0)
        {
            // What is left of what was in it, and then of what comes: both may be nothing, and which it is cannot be foreseen.
            double comes = bytes - (_rate * (to - from));
            before = double.MaxNative(_multiplex - (_rate * (from - _now)), 0);
            after = double.MaxNative(before + comes, 0);
            if (_multiplex + bytes - after >= room)
            {
                return false;
            }
        }

        _multiplexLastEmpty = Choice.IfAtMost(after, 0, to, Choice.IfAtMost(before, 0, from, _multiplexLastEmpty));
        _multiplex = after;
        _entered += bytes;
        _now = to;
        _isOver &= before > _most || !_hasMultiplex;
        Judge();
        return true;
    }

    private void Advance(double to, double rate)
    {
        if (double.IsNegativeInfinity(_now))
        {
            _now = to;
        }

        while (_nextDue <= to)
        {
            double end = _waiting[_first].End;
            Flow(Math.Max(_now, _nextDue), rate);
            _first = (_first + 1) % _waiting.Length;
            _count--;
            _nextDue = _count > 0 ? _waiting[_first].Due : double.PositiveInfinity;
            TakeOut(end);
        }

        Flow(Math.Max(_now, to), rate);
    }

    private void TakeOut(double end)
    {
        Units++;
        double lacks = end - (_entered - _multiplex);
        if (lacks > BufferSizes.Tolerance && !sizes.MayUnderflow)
        {
            Underflows++;
            Missing = lacks;
        }

        _taken = Math.Max(_taken, end);
    }

    /// <summary>Time goes on, and no access unit is taken out within.</summary>
    private void Flow(double to, double rate)
    {
        if (_hasMultiplex)
        {
            Leak(to, rate);
        }
        else
        {
            _entered += rate * (to - _now);
            _now = to;
        }

        Judge();
    }

    private void Judge()
    {
        double held = Held;
        ElementaryPeak = double.MaxNative(ElementaryPeak, held);
        MultiplexPeak = double.MaxNative(MultiplexPeak, _multiplex);
        bool isOver = (_hasMultiplex ? _multiplex : held) > _most;
        if (isOver != _isOver)
        {
            Overflows += isOver ? 1 : 0;
            _isOver = isOver;
        }
    }

    /// <summary>MBn empties at Rbxn while EBn has room; what comes in an empty MBn passes at once, up to that rate.</summary>
    private void Leak(double to, double rate)
    {
        while (_now < to)
        {
            double room = sizes.Elementary - Held;
            double leak = room <= Full ? 0 : _multiplex > 0 ? sizes.MultiplexRate : Math.Min(rate, sizes.MultiplexRate);
            double span = to - _now;
            double untilFull = leak > 0 ? room / leak : double.PositiveInfinity;
            double untilEmpty = _multiplex > 0 && leak > rate ? _multiplex / (leak - rate) : double.PositiveInfinity;
            double step = Math.Min(span, Math.Min(untilFull, untilEmpty));
            _entered += rate * step;
            _multiplex = step == untilEmpty ? 0
                : step == untilFull ? _entered - _taken - sizes.Elementary
                : _multiplex + ((rate - leak) * step);
            _now = step == span ? to : _now + step;
            if (_multiplex == 0)
            {
                _multiplexLastEmpty = _now;
            }
        }
    }
}
