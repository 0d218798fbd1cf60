using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Testing.Playback;

/// <summary>
/// Plays a constant-rate transport stream for ever: with each turn PCR, PTS, DTS and the time of the TDT move on by the length of the recording and
/// continuity counters go on, so that the seam is no fault; then does to the packets what its faults ask for.
/// </summary>
public sealed class LoopingStream
{
    private const int PacketLength = 188;
    private const int NullPid = 0x1FFF;
    private const int LossPeriod = 20;
    private const int PcrAt = 6;

    private readonly byte[] _recording;
    private readonly IReadOnlyList<StreamFault> _faults;
    private readonly int[] _counters = new int[8192];
    private readonly long _turnTicks;
    private long _next;
    private int _sinceLoss;

    public LoopingStream(byte[] recording, IReadOnlyList<StreamFault> faults)
    {
        _recording = recording.AsSpan(0, recording.Length / PacketLength * PacketLength).ToArray();
        _faults = faults;
        Array.Fill(_counters, -1);
        BitrateBitsPerSecond = MeasureBitrate(_recording);
        _turnTicks = (long)(Packets * PacketLength * 8 * 27_000_000.0 / BitrateBitsPerSecond);
    }

    public int Packets => _recording.Length / PacketLength;

    /// <summary>Rate between the first and the last PCR of the PID that carries the first one.</summary>
    public double BitrateBitsPerSecond { get; }

    /// <summary>When the next packet is due, since the start of the playback.</summary>
    public TimeSpan NextDue => TimeSpan.FromSeconds(_next * PacketLength * 8 / BitrateBitsPerSecond);

    /// <summary>Writes the next packets; false when a fault says that this datagram is not sent.</summary>
    public bool Next(Span<byte> datagram)
    {
        TimeSpan at = NextDue;
        for (int offset = 0; offset < datagram.Length; offset += PacketLength)
        {
            WriteNext(datagram.Slice(offset, PacketLength), at);
        }

        return !_faults.Any(f => f.Kind == StreamFaultKind.DeadInput && f.IsActive(at));
    }

    private static double MeasureBitrate(ReadOnlySpan<byte> recording)
    {
        (int Pid, long Pcr, int Offset) first = (-1, 0, 0);
        (long Pcr, int Offset) last = (0, 0);
        for (int offset = 0; offset < recording.Length; offset += PacketLength)
        {
            ReadOnlySpan<byte> packet = recording.Slice(offset, PacketLength);
            int pid = PidOf(packet);
            if (!HasPcr(packet) || (first.Pid >= 0 && pid != first.Pid))
            {
                continue;
            }

            long pcr = ReadPcr(packet);
            first = first.Pid < 0 ? (pid, pcr, offset) : first;
            last = (pcr, offset);
        }

        if (first.Pid < 0 || last.Offset == first.Offset)
        {
            throw new ArgumentException("the recording has fewer than two PCRs", nameof(recording));
        }

        return (last.Offset - first.Offset) * 8 * 27_000_000.0 / new ClockReference(last.Pcr).Since(new ClockReference(first.Pcr));
    }

    private static int PidOf(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt16BigEndian(packet[1..]) & 0x1FFF;

    private static bool HasPcr(ReadOnlySpan<byte> packet) => new TransportPacket(packet).AdaptationField.TryGetPcr(out _);

    private static long ReadPcr(ReadOnlySpan<byte> packet) => ClockReference.Read(packet[PcrAt..]).Ticks;

    private static void WritePcr(Span<byte> packet, long ticks) => new ClockReference(ticks).WriteTo(packet[PcrAt..]);

    private static void MoveTimestamp(Span<byte> field, long ticks90k)
    {
        long value = ((long)(field[0] & 0x0E) << 29) | ((long)field[1] << 22) | ((long)(field[2] & 0xFE) << 14)
            | ((long)field[3] << 7) | ((long)field[4] >> 1);
        value = (value + ticks90k) & ((1L << 33) - 1);
        field[0] = (byte)((field[0] & 0xF0) | (int)((value >> 29) & 0x0E) | 1);
        field[1] = (byte)(value >> 22);
        field[2] = (byte)(((value >> 14) & 0xFE) | 1);
        field[3] = (byte)(value >> 7);
        field[4] = (byte)((value << 1) | 1);
    }

    private static void MovePesTimestamps(Span<byte> packet, long ticks90k)
    {
        int payload = (packet[3] & 0x20) != 0 ? 5 + packet[4] : 4;
        if ((packet[1] & 0x40) == 0 || (packet[3] & 0x10) == 0 || payload + 19 > PacketLength
            || packet[payload] != 0 || packet[payload + 1] != 0 || packet[payload + 2] != 1 || (packet[payload + 6] & 0xC0) != 0x80)
        {
            return;
        }

        int flags = packet[payload + 7] >> 6;
        if ((flags & 2) != 0)
        {
            MoveTimestamp(packet.Slice(payload + 9, 5), ticks90k);
        }

        if (flags == 3)
        {
            MoveTimestamp(packet.Slice(payload + 14, 5), ticks90k);
        }
    }

    private static void MoveTimeOfDay(Span<byte> packet, TimeSpan by)
    {
        const int SectionAt = 5;
        const int TimeAt = SectionAt + 3;
        if ((packet[1] & 0x40) != 0 && (packet[3] & 0x30) == 0x10 && packet[SectionAt - 1] == 0
            && TimeDateSection.TryRead(packet[SectionAt..], out TimeDateSection tdt) == ParseStatus.Complete && tdt.UtcTime.Utc is { } utc)
        {
            SectionBuilder.Time(utc + by).CopyTo(packet[TimeAt..]);
        }
    }

    private static void MakeNull(Span<byte> packet)
    {
        packet.Fill(0xFF);
        packet[0] = 0x47;
        packet[1] = NullPid >> 8;
        packet[2] = NullPid & 0xFF;
        packet[3] = 0x10;
    }

    private void WriteNext(Span<byte> packet, TimeSpan at)
    {
        (long turn, long index) = Math.DivRem(_next++, Packets);
        _recording.AsSpan((int)index * PacketLength, PacketLength).CopyTo(packet);
        int pid = PidOf(packet);
        if (pid == NullPid || IsSilent(pid, at))
        {
            MakeNull(packet);
            return;
        }

        if (HasPcr(packet))
        {
            if (_faults.Any(f => f.Kind == StreamFaultKind.PcrGap && f.Touches(pid) && f.IsActive(at)))
            {
                packet[5] &= 0xEF;
                packet[6..12].Fill(0xFF);
            }
            else
            {
                WritePcr(packet, (ReadPcr(packet) + (turn * _turnTicks)) % ClockReference.Modulus);
            }
        }

        MovePesTimestamps(packet, turn * _turnTicks / 300);
        if (pid == WellKnownPids.TimeAndDate.Value)
        {
            MoveTimeOfDay(packet, TimeSpan.FromSeconds(turn * _turnTicks / 27_000_000.0));
        }

        RestampCounter(packet, pid);
        if (_faults.Any(f => f.Kind == StreamFaultKind.Loss && f.Touches(pid) && f.IsActive(at)) && ++_sinceLoss % LossPeriod == 0)
        {
            MakeNull(packet);
        }
    }

    private bool IsSilent(int pid, TimeSpan at) =>
        _faults.Any(f => f.Kind == StreamFaultKind.MissingPid && f.Touches(pid) && f.IsActive(at));

    private void RestampCounter(Span<byte> packet, int pid)
    {
        bool hasPayload = (packet[3] & 0x10) != 0;
        int counter = _counters[pid] < 0 ? packet[3] & 0x0F : hasPayload ? (_counters[pid] + 1) & 0x0F : _counters[pid];
        _counters[pid] = counter;
        packet[3] = (byte)((packet[3] & 0xF0) | counter);
    }
}
