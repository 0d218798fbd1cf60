using System.Buffers.Binary;
using Monitoring.Analysis.Packets;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Timing;

/// <summary>
/// Packets of a file on their way to the inspector: held until the PCR behind them tells their times, so that a verdict never rests on a
/// guess of the rate. Held are 32 MiB at most, or ten seconds once the rate is known; without two PCRs in that much, time stays unknown.
/// What waits when a run ends is copied; what waits no longer than the run itself is looked at where it lies.
/// </summary>
internal sealed class StreamTimeline(AnalysisClock clock, PacketInspector inspector, SyncLedger sync) : ITransportPacketSink
{
    private const int MostHeld = 32 * 1024 * 1024 / TransportPacket.Length;
    private const int LeastHeld = 256;
    private const double LongestHeld = 10.0 * Instant.NanosecondsPerSecond;

    private readonly StreamClock _clock = new();
    private readonly List<Piece> _pieces = [];
    private byte[] _held = new byte[LeastHeld * TransportPacket.Length];

    /// <summary>Packets that wait, and how many of them, the first, are copies.</summary>
    private int _count;
    private int _copied;
    private int _stride;
    private long _offset;
    private long _position;
    private bool _isLost;

    private enum PieceKind
    {
        Packets,
        BadByte,
        Lost,
        Acquired,
    }

    /// <summary>What happened at a position, and the packets from there on, or packets alone.</summary>
    private readonly record struct Piece(PieceKind Kind, int Start, long Position, long Offset, long Detail);

    /// <summary>Rate by the PCRs.</summary>
    public PcrRateMeter Rate => _clock.Rate;

    /// <summary>Time from the first packet to the end; null while unknown.</summary>
    public long? Duration => _clock.Line.IsKnown ? _clock.Line.At(_position) : null;

    /// <summary>The file was too long without two PCRs for its packets to wait any longer.</summary>
    private bool IsTimeless { get; set; }

    /// <summary>The same for every way of cutting the file into calls.</summary>
    private int MostToHold => IsTimeless ? LeastHeld
        : !_clock.Line.IsKnown ? MostHeld
        : (int)Math.Clamp(LongestHeld / _clock.Line.PerPacket, LeastHeld, MostHeld);

    public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset)
    {
        Begin(firstOffset);
        Run here = new(run, stride);
        for (int at = 0; at < count; at++)
        {
            ReadOnlySpan<byte> packet = run.Slice(at * stride, TransportPacket.Length);
            uint header = BinaryPrimitives.ReadUInt32BigEndian(packet);
            if ((header & 0x0080_0020) == 0x20 && packet[4] > 0 && (packet[5] & 0x90) != 0)
            {
                Hold(ref here, at);
                OnClock(new TransportPacket(packet), ref here);
            }
        }

        Hold(ref here, count);
        Copy(here);
        _offset = firstOffset + ((long)count * stride);
    }

    public void OnSyncByteError(long offset, byte found)
    {
        Begin(offset);
        _pieces.Add(new Piece(PieceKind.BadByte, _count, _position, offset, found));
        _position++;
        _offset = offset + _stride;
        _pieces.Add(new Piece(PieceKind.Packets, _count, _position, 0, 0));
    }

    public void OnSyncLoss(long offset)
    {
        _isLost = true;
        _pieces.Add(new Piece(PieceKind.Lost, _count, _position, offset, 0));
    }

    public void OnSyncAcquired(long offset, int packetSize, long skippedBytes)
    {
        long start = packetSize == PacketSizes.WithTimestamp ? offset + PacketSizes.TimestampSize : offset;
        if (_isLost)
        {
            _position += Math.Max(0, start - _offset) / packetSize;
        }

        _isLost = false;
        _stride = packetSize;
        _offset = start;
        _pieces.Add(new Piece(PieceKind.Acquired, _count, _position, packetSize, skippedBytes));
    }

    public void OnTrailing(int bytes)
    {
        // Less than a packet: its place is after the last one, where nothing is timed any more.
    }

    /// <summary>The file has ended: what is held is looked at with the rate known last.</summary>
    /// <returns>The end, as absences are judged by it; unknown where time is.</returns>
    public long Complete()
    {
        TimeLine line = _clock.GiveUp(_position);
        Run nothing = default;
        Release(line, ref nothing);
        if (!line.IsKnown)
        {
            return AnalysisClock.Unknown;
        }

        clock.Now = line.At(_position);
        return line.CertainlyAt(_position);
    }

    /// <summary>Packets that a broken place swallowed take their time all the same.</summary>
    private void Begin(long offset)
    {
        if (offset > _offset)
        {
            _position += (offset - _offset) / _stride;
            _offset = offset;
            _pieces.Add(new Piece(PieceKind.Packets, _count, _position, 0, 0));
        }
    }

    private void OnClock(TransportPacket packet, ref Run here)
    {
        AdaptationField field = packet.AdaptationField;
        if (!field.TryGetPcr(out ClockReference pcr))
        {
            if (field.DiscontinuityIndicator)
            {
                _clock.OnDiscontinuity(packet.Pid.Value);
            }
        }
        else if (!IsTimeless
            && _clock.TryFix(packet.Pid.Value, pcr, field.DiscontinuityIndicator, _position, First, out TimeLine line))
        {
            Release(line, ref here);
        }
    }

    private long First => _pieces.Count > 0 ? _pieces[0].Position : _position - _count;

    /// <summary>The packets of a run up to one of them wait.</summary>
    private void Hold(ref Run here, int upTo)
    {
        while (here.To < upTo)
        {
            if (_pieces.Count == 0)
            {
                _pieces.Add(new Piece(PieceKind.Packets, _count, _position, 0, 0));
            }

            int taken = Math.Min(upTo - here.To, MostToHold - _count);
            here.To += taken;
            _count += taken;
            _position += taken;
            if (_count >= MostToHold)
            {
                IsTimeless |= !_clock.Line.IsKnown;
                Release(_clock.GiveUp(_position), ref here);
            }
        }
    }

    /// <summary>The run ends, and some of its packets wait on.</summary>
    private void Copy(in Run here)
    {
        int count = here.To - here.From;
        Reserve(count);
        Span<byte> free = _held.AsSpan(_copied * TransportPacket.Length);
        if (here.Stride == TransportPacket.Length)
        {
            here.Packets(here.From, count).CopyTo(free);
        }
        else
        {
            for (int at = 0; at < count; at++)
            {
                here.Packets(here.From + at, 1).CopyTo(free[(at * TransportPacket.Length)..]);
            }
        }

        _copied += count;
    }

    private void Reserve(int count)
    {
        int needed = (_copied + count) * TransportPacket.Length;
        if (_held.Length < needed)
        {
            Array.Resize(ref _held, Math.Max(needed, _held.Length * 2));
        }
    }

    private void Release(in TimeLine line, ref Run here)
    {
        for (int at = 0; at < _pieces.Count; at++)
        {
            Piece piece = _pieces[at];
            Tell(piece, line);
            int end = at + 1 < _pieces.Count ? _pieces[at + 1].Start : _count;
            int copies = Math.Min(end, _copied) - piece.Start;
            if (copies > 0)
            {
                ReadOnlySpan<byte> run = _held.AsSpan(piece.Start * TransportPacket.Length, copies * TransportPacket.Length);
                inspector.Inspect(run, TransportPacket.Length, copies, piece.Position, line);
            }

            int first = Math.Max(piece.Start, _copied);
            if (end > first)
            {
                ReadOnlySpan<byte> run = here.Packets(here.From + first - _copied, end - first);
                inspector.Inspect(run, here.Stride, end - first, piece.Position + first - piece.Start, line);
            }
        }

        _pieces.Clear();
        _count = 0;
        _copied = 0;
        here.From = here.To;
    }

    private void Tell(in Piece piece, in TimeLine line)
    {
        if (piece.Kind == PieceKind.Packets)
        {
            return;
        }

        long now = line.IsKnown ? line.At(piece.Position) : AnalysisClock.Unknown;
        clock.Now = now;
        switch (piece.Kind)
        {
            case PieceKind.BadByte:
                sync.OnBadByte(piece.Offset, (byte)piece.Detail);
                break;
            case PieceKind.Lost:
                sync.OnLost(now, piece.Offset);
                break;
            default:
                sync.OnAcquired(now, (int)piece.Offset, piece.Detail);
                break;
        }
    }

    /// <summary>Packets where they lie.</summary>
    private ref struct Run(ReadOnlySpan<byte> bytes, int stride)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        /// <summary>The first that waits and is no copy.</summary>
        public int From;

        /// <summary>The one after the last that waits.</summary>
        public int To;

        public readonly int Stride => stride;

        public readonly ReadOnlySpan<byte> Packets(int first, int count) =>
            count == 0 ? default : _bytes.Slice(first * stride, ((count - 1) * stride) + TransportPacket.Length);
    }
}
