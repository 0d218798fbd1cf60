using Monitoring.Analysis.Elementary;

namespace Monitoring.Analysis.Buffers;

/// <summary>
/// One elementary stream in its buffers. Packets and access units wait until both are known: the packets' times by the PCR behind them, the
/// access unit they belong to by its end. So the buffers run some tenths of a second behind the input, and never on a guess.
/// </summary>
internal sealed class ElementaryTarget : StreamTarget, IAccessUnitSink
{
    /// <summary>Longer than even a still picture may wait, in seconds.</summary>
    private const double LongestOfAll = 60;

    private const double PerByte = 1.0 / Streams.TransportStream.TransportPacket.Length;

    private readonly BufferSizes _sizes;
    private readonly DecoderBuffer _decoder;
    private readonly UnitQueue _units = new();
    private long _appended;
    private long _passed;
    private long _expected;
    private bool _isAny;
    private double _toldFull = double.NegativeInfinity;

    public ElementaryTarget(int pid, BufferSizes sizes, BufferChecks checks)
        : base(pid, sizes.TransportRate, checks)
    {
        _sizes = sizes;
        _decoder = new DecoderBuffer(sizes);
        _decoder.Restart(0);
        Names = sizes.HasMultiplex ? BufferNames.Elementary : BufferNames.Audio;
    }

    public BufferSizes Sizes => _sizes;

    /// <summary>Byte of the stream that comes first.</summary>
    public long Begin
    {
        init
        {
            _appended = value;
            Lose();
        }
    }

    public double MultiplexPeak => _decoder.MultiplexPeak;

    public double ElementaryPeak => _decoder.ElementaryPeak;

    /// <summary>Access units that were taken out.</summary>
    public long Units => _decoder.Units;

    public long Underflows => _decoder.Underflows;

    /// <summary>Longest and shortest time from the first byte of an access unit to its decoding, in seconds; null before one.</summary>
    public double? LongestDelay { get; private set; }

    public double? ShortestDelay { get; private set; }

    /// <summary>The decoding times are so far from the clock of the program that they are not of it.</summary>
    public bool IsOnOtherClock { get; private set; }

    /// <summary>All that has come belongs to access units told, or to none: it need not wait for one.</summary>
    public void PassOver()
    {
        if (!_units.IsWaiting && !_isAny)
        {
            _expected = _appended;
            _decoder.Skip(_appended);
        }
    }

    public void OnPacket(int headerBytes, int elementaryBytes, long arrived, long position)
    {
        _appended += elementaryBytes;
        if (!Packets.TryAdd(position, elementaryBytes))
        {
            Lose();
        }
    }

    public void OnAccessUnit(in AccessUnit unit)
    {
        if (!_units.TryAdd(unit))
        {
            Lose();
        }
    }

    public void OnBreak() => Lose();

    public override void Forget()
    {
        base.Forget();
        Lose();
        _toldFull = double.NegativeInfinity;
    }

    public override void Run(ArrivalTimes times)
    {
        long known = times.KnownUpTo;
        while (_units.HasNext && _units.Next.Packet < known)
        {
            TimedUnit unit = _units.Next;
            _units.Drop();
            Expect(times, unit);
        }

        while (_passed < _expected && Packets.Count > 0 && Packets.First.Position < known)
        {
            WaitingPacket packet = Packets.First;
            Packets.Drop();
            Pass(times, packet);
        }
    }

    /// <summary>What waits cannot be judged: the next access unit begins anew.</summary>
    private void Lose()
    {
        Packets.Clear();
        _units.Clear();
        _passed = _appended;
        _expected = _appended;
        _decoder.Restart(_appended);
        _isAny = false;
    }

    private void Expect(ArrivalTimes times, in TimedUnit unit)
    {
        _expected = unit.End;
        if (!_isAny)
        {
            _decoder.Skip(unit.Start);
        }

        if (unit.Due is not { } stamp || unit.Packet < times.KnownFrom)
        {
            _decoder.Skip(unit.End);
            return;
        }

        _isAny = true;
        double due = times.TimeOf(stamp);
        double delay = due - times.Around(unit.Packet).At(unit.Packet);
        IsOnOtherClock = Math.Abs(delay) > LongestOfAll;
        if (IsOnOtherClock)
        {
            Lose();
            return;
        }

        LongestDelay = Math.Max(LongestDelay ?? delay, delay);
        ShortestDelay = Math.Min(ShortestDelay ?? delay, delay);
        if (delay > _sizes.LongestDelay)
        {
            CountFault();
            Checks.Delay.OnDelay(Pid, times.Moment(unit.Packet, due - delay), delay, _sizes.LongestDelay);
        }

        if (!_decoder.TryExpect(unit.End, due))
        {
            Lose();
        }
    }

    private void Pass(ArrivalTimes times, WaitingPacket packet)
    {
        (double from, double to) = Arrive(times, packet.Position);
        _passed += packet.Bytes;
        long overflows = _decoder.Overflows;
        long underflows = _decoder.Underflows;
        _decoder.Fill(to - ((to - from) * packet.Bytes * PerByte), to, packet.Bytes);
        if (_decoder.Overflows > overflows || _decoder.Underflows > underflows)
        {
            Tell(times, packet.Position, to, _decoder.Overflows > overflows, _decoder.Underflows - underflows);
        }

        if (_sizes.MultiplexEmpties && to - _decoder.MultiplexLastEmpty > LongestFull)
        {
            OnFull(times, packet.Position, to, _decoder.MultiplexLastEmpty, ref _toldFull, Names.Multiplex);
        }
    }

    private void Tell(ArrivalTimes times, long position, double at, bool isOver, long underflows)
    {
        if (isOver)
        {
            CountFault();
            Checks.Buffer.OnOverflow(
                Pid, times.Moment(position, at), _sizes.HasMultiplex ? Names.Multiplex : Names.Main,
                _sizes.HasMultiplex ? _decoder.Multiplex : _decoder.Elementary,
                _sizes.HasMultiplex ? _sizes.Multiplex : _sizes.Elementary);
        }

        for (long told = 0; told < underflows; told++)
        {
            CountFault();
            Checks.Buffer.OnUnderflow(Pid, times.Moment(position, at), Names.Main, _decoder.Missing);
        }
    }
}
