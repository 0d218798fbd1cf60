using System.Numerics;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.Rtp;

namespace Monitoring.Analysis.Network;

/// <summary>
/// Receives the RTP packets of one flow: puts them in order, leaves out what came twice, and counts what is missing. A packet ahead of its
/// turn waits for those before it, at most 100 packets and 50 ms; then they are lost. In order, nothing is copied; nothing is allocated
/// per packet.
/// </summary>
public sealed class RtpReceiver(IPayloadSink sink)
{
    private const int MostWaiting = 100;
    private const int Slots = 128;
    private const long LongestWait = 50_000_000;

    /// <summary>A step further than MAX_DROPOUT of RFC 3550 A.1 is no loss: the sender began anew.</summary>
    private const int LongestGap = 3000;
    private const int LongestReturn = Slots;

    /// <summary>A longer packet, which none with a transport stream is, waits for nothing: what was due before it is lost.</summary>
    private const int LongestHeld = 2048;

    private readonly Waiting[] _waiting = new Waiting[Slots];
    private RtpJitter _jitter;
    private UInt128 _received;
    private int _waitingCount;
    private ushort _next;
    private ushort _highest;
    private uint _source;
    private int _payloadType;
    private ushort _first;
    private long _packets;
    private long _lossEvents;
    private long _longestLoss;
    private long _loss;
    private long _duplicates;
    private long _reordered;
    private long _late;
    private long _restarts;

    /// <summary>Packets given up as lost.</summary>
    public long Lost { get; private set; }

    /// <summary>Takes a packet.</summary>
    public void Take(in RtpPacket packet, Instant arrival)
    {
        if (_packets == 0 || packet.SynchronizationSource != _source)
        {
            Begin(packet);
        }

        int ahead = (short)(packet.SequenceNumber - _next);
        if (ahead is > LongestGap or < -LongestReturn)
        {
            Begin(packet);
            ahead = 0;
        }

        _packets++;
        if (ahead < 0)
        {
            OnPast(-ahead);
            return;
        }

        bool isOvertaken = (short)(packet.SequenceNumber - _highest) < 0;
        if (!isOvertaken)
        {
            _highest = packet.SequenceNumber;
            _jitter.OnPacket(packet.Timestamp, arrival.Nanoseconds);
        }

        if (ahead > 0)
        {
            OnAhead(packet, arrival, isOvertaken);
        }
        else
        {
            _reordered += isOvertaken ? 1 : 0;
            Deliver(packet.Payload, arrival);
            DeliverWaiting();
        }

        GiveUp(arrival);
    }

    /// <summary>Time has passed: those that waited long enough wait no longer.</summary>
    public void Advance(Instant now) => GiveUp(now);

    /// <summary>Nothing more will come: what waits is handed on, and what it waited for is lost.</summary>
    public void Complete()
    {
        while (_waitingCount > 0)
        {
            SkipToWaiting();
        }

        EndLoss();
    }

    /// <summary>What was found; null before the first packet.</summary>
    public RtpReport? Report() => _packets == 0
        ? null
        : new RtpReport(
            _payloadType, _packets, _first, _highest, Lost, _lossEvents, Math.Max(_longestLoss, _loss), _duplicates, _reordered, _late,
            _restarts, _jitter.Milliseconds, _jitter.HighestMilliseconds);

    private void Begin(in RtpPacket packet)
    {
        Complete();
        if (_packets == 0)
        {
            _first = packet.SequenceNumber;
        }
        else
        {
            _restarts++;
            _jitter.Restart();
        }

        _source = packet.SynchronizationSource;
        _payloadType = packet.PayloadType;
        _next = packet.SequenceNumber;
        _highest = packet.SequenceNumber;
        _received = UInt128.MaxValue;
    }

    /// <summary>The turn of the packet is over: it came before, or it was given up.</summary>
    private void OnPast(int back)
    {
        UInt128 place = UInt128.One << (back - 1);
        if ((_received & place) != UInt128.Zero)
        {
            _duplicates++;
        }
        else
        {
            _received |= place;
            _late++;
        }
    }

    private void OnAhead(in RtpPacket packet, Instant arrival, bool isOvertaken)
    {
        int mostAhead = packet.Payload.Length > LongestHeld ? 1 : MostWaiting;
        while ((short)(packet.SequenceNumber - _next) >= mostAhead)
        {
            Skip();
        }

        if (packet.SequenceNumber == _next)
        {
            Deliver(packet.Payload, arrival);
            DeliverWaiting();
            return;
        }

        ref Waiting slot = ref _waiting[packet.SequenceNumber % Slots];
        if (slot.IsTaken)
        {
            _duplicates++;
            return;
        }

        _reordered += isOvertaken ? 1 : 0;
        slot.Take(packet.Payload, arrival);
        _waitingCount++;
    }

    /// <summary>Those that waited long enough wait no longer.</summary>
    private void GiveUp(Instant now)
    {
        while (_waitingCount > 0 && now.Nanoseconds - Oldest() > LongestWait)
        {
            SkipToWaiting();
        }
    }

    private long Oldest()
    {
        long oldest = long.MaxValue;
        foreach (ref Waiting slot in _waiting.AsSpan())
        {
            oldest = slot.IsTaken ? Math.Min(oldest, slot.Arrival.Nanoseconds) : oldest;
        }

        return oldest;
    }

    private void SkipToWaiting()
    {
        while (!_waiting[_next % Slots].IsTaken)
        {
            Skip();
        }

        DeliverWaiting();
    }

    /// <summary>Whatever is due next is handed on if it waits, and lost if not.</summary>
    private void Skip()
    {
        if (_waiting[_next % Slots].IsTaken)
        {
            DeliverWaiting();
            return;
        }

        Lost++;
        _loss++;
        Advance(received: false);
    }

    private void DeliverWaiting()
    {
        while (_waitingCount > 0 && _waiting[_next % Slots].IsTaken)
        {
            ref Waiting slot = ref _waiting[_next % Slots];
            _waitingCount--;
            Deliver(slot.Release(), slot.Arrival);
        }
    }

    private void Deliver(ReadOnlySpan<byte> payload, Instant arrival)
    {
        EndLoss();
        Advance(received: true);
        sink.OnPayload(payload, arrival);
    }

    private void EndLoss()
    {
        _lossEvents += _loss > 0 ? 1 : 0;
        _longestLoss = Math.Max(_longestLoss, _loss);
        _loss = 0;
    }

    private void Advance(bool received)
    {
        _next++;
        _received = (_received << 1) | (received ? UInt128.One : UInt128.Zero);
    }

    /// <summary>A packet ahead of its turn.</summary>
    private struct Waiting
    {
        private byte[]? _bytes;
        private int _length;

        public bool IsTaken { get; private set; }

        public Instant Arrival { get; private set; }

        public void Take(ReadOnlySpan<byte> payload, Instant arrival)
        {
            if (_bytes is null || _bytes.Length < payload.Length)
            {
                _bytes = new byte[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(payload.Length, 1))];
            }

            payload.CopyTo(_bytes);
            _length = payload.Length;
            Arrival = arrival;
            IsTaken = true;
        }

        public ReadOnlySpan<byte> Release()
        {
            IsTaken = false;
            return _bytes.AsSpan(0, _length);
        }
    }
}
