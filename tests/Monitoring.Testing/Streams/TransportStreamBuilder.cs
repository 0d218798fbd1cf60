using System.Buffers.Binary;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Testing.Streams;

/// <summary>
/// Writes a transport stream packet by packet at a constant rate: a PCR is the time of its byte at that rate, continuity counters run by
/// themselves, and faults are put in on purpose. Packets come out in 188, 192 or 204 bytes.
/// </summary>
public sealed class TransportStreamBuilder
{
    private const int BodySize = TransportPacket.Length - TransportPacket.HeaderSize;
    private const int PcrFieldsSize = 2 + ClockReference.Size;

    /// <summary>The byte that holds the last bit of program_clock_reference_base, whose time the PCR tells.</summary>
    private const int PcrByte = TransportPacket.HeaderSize + 6;

    private readonly Dictionary<ushort, int> _counters = [];
    private readonly List<byte[]> _packets = [];
    private readonly long _bitsPerSecond;
    private readonly long _firstTick;
    private long _lost;

    /// <summary>Starts an empty stream.</summary>
    /// <param name="bitsPerSecond">Rate of the packets of 188 bytes.</param>
    /// <param name="firstTick">27 MHz time of the first byte.</param>
    public TransportStreamBuilder(long bitsPerSecond = 8_000_000, long firstTick = 0)
    {
        _bitsPerSecond = bitsPerSecond;
        _firstTick = firstTick;
    }

    /// <summary>Packets written.</summary>
    public int Count => _packets.Count;

    /// <summary>27 MHz ticks from the start of the stream to the next packet, lost packets included.</summary>
    public long Elapsed => TicksAt(0);

    /// <summary>The PCR that the next packet would carry.</summary>
    public long NextPcr => (_firstTick + TicksAt(PcrByte)) % ClockReference.Modulus;

    /// <summary>The packet written last, to be broken by hand.</summary>
    public Span<byte> Last => _packets[^1];

    /// <summary>A packet of payload; stuffing in the adaptation field fills what the payload leaves.</summary>
    public TransportStreamBuilder Payload(
        ushort pid, ReadOnlySpan<byte> payload, bool unitStart = false, int scrambling = 0, bool pcr = false)
    {
        int adaptation = BodySize - payload.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(adaptation, pcr ? PcrFieldsSize : 0);
        byte[] packet = Start(pid, unitStart, scrambling);
        packet[3] |= (byte)(0x10 | NextCounter(pid));
        if (adaptation > 0)
        {
            WriteAdaptation(packet, adaptation - 1, pcr ? NextPcr : null);
        }

        payload.CopyTo(packet.AsSpan(TransportPacket.Length - payload.Length));
        _packets.Add(packet);
        return this;
    }

    /// <summary>As many packets as a section takes, begun with pointer_field and filled up with stuffing bytes.</summary>
    public TransportStreamBuilder Section(ushort pid, ReadOnlySpan<byte> section, int scrambling = 0)
    {
        byte[] unit = [0, .. section];
        for (int at = 0; at < unit.Length; at += BodySize)
        {
            byte[] payload = new byte[BodySize];
            payload.AsSpan().Fill(0xFF);
            unit.AsSpan(at, Math.Min(BodySize, unit.Length - at)).CopyTo(payload);
            _ = Payload(pid, payload, at == 0, scrambling);
        }

        return this;
    }

    /// <summary>As many packets as a PES packet takes, the first with a PCR if asked.</summary>
    public TransportStreamBuilder Pes(ushort pid, byte streamId, long? pts, long? dts, ReadOnlySpan<byte> payload, bool pcr = false)
    {
        ReadOnlySpan<byte> rest = PesBuilder.Packet(streamId, pts, dts, payload);
        for (bool first = true; !rest.IsEmpty; first = false)
        {
            bool withPcr = first && pcr;
            int taken = Math.Min(BodySize - (withPcr ? PcrFieldsSize : 0), rest.Length);
            _ = Payload(pid, rest[..taken], first, pcr: withPcr);
            rest = rest[taken..];
        }

        return this;
    }

    /// <summary>A packet of nothing but a PCR: the time of its place, or the value given.</summary>
    public TransportStreamBuilder Pcr(ushort pid, long? ticks = null, bool discontinuity = false)
    {
        byte[] packet = Start(pid, unitStart: false, scrambling: 0);
        packet[3] |= (byte)(0x20 | Counter(pid));
        WriteAdaptation(packet, BodySize - 1, ticks ?? NextPcr);
        packet[5] |= (byte)(discontinuity ? 0x80 : 0);
        _packets.Add(packet);
        return this;
    }

    /// <summary>Null packets.</summary>
    public TransportStreamBuilder Null(int count = 1)
    {
        for (int packet = 0; packet < count; packet++)
        {
            byte[] bytes = Start(WellKnownPids.Null.Value, unitStart: false, scrambling: 0);
            bytes[3] |= 0x10;
            bytes.AsSpan(TransportPacket.HeaderSize).Fill(0xFF);
            _packets.Add(bytes);
        }

        return this;
    }

    /// <summary>The last packet once more.</summary>
    public TransportStreamBuilder Duplicate()
    {
        _packets.Add([.. _packets[^1]]);
        return this;
    }

    /// <summary>
    /// Packets of the PID that were sent and never came: the time goes on, and the counter if they had payload; the bytes are not there.
    /// </summary>
    public TransportStreamBuilder Lose(ushort pid, int count = 1, bool hadPayload = true)
    {
        _counters[pid] = (Counter(pid) + (hadPayload ? count : 0)) & 0x0F;
        _lost += count;
        return this;
    }

    /// <summary>Sets transport_error_indicator of the last packet.</summary>
    public TransportStreamBuilder TransportError()
    {
        Last[1] |= 0x80;
        return this;
    }

    /// <summary>Breaks the sync byte of the last packet.</summary>
    public TransportStreamBuilder BadSync(byte found = 0x46)
    {
        Last[0] = found;
        return this;
    }

    /// <summary>The stream in packets of 192 bytes, each after an arrival_time_stamp that its number makes.</summary>
    public byte[] ToArray(Func<int, uint> stamp)
    {
        byte[] stream = ToArray(PacketSizes.WithTimestamp);
        for (int packet = 0; packet < _packets.Count; packet++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(stream.AsSpan(packet * PacketSizes.WithTimestamp), stamp(packet));
        }

        return stream;
    }

    /// <summary>The stream in packets of 188, 192 or 204 bytes.</summary>
    public byte[] ToArray(int packetSize = PacketSizes.Bare)
    {
        int before = packetSize == PacketSizes.WithTimestamp ? PacketSizes.TimestampSize : 0;
        byte[] stream = new byte[_packets.Count * packetSize];
        for (int packet = 0; packet < _packets.Count; packet++)
        {
            _packets[packet].CopyTo(stream.AsSpan((packet * packetSize) + before));
        }

        return stream;
    }

    private static byte[] Start(ushort pid, bool unitStart, int scrambling)
    {
        byte[] packet = new byte[TransportPacket.Length];
        packet[0] = TransportPacket.SyncByte;
        packet[1] = (byte)((unitStart ? 0x40 : 0) | (pid >> 8));
        packet[2] = (byte)pid;
        packet[3] = (byte)(scrambling << 6);
        return packet;
    }

    private static void WriteAdaptation(Span<byte> packet, int length, long? pcr)
    {
        packet[3] |= 0x20;
        Span<byte> field = packet.Slice(TransportPacket.HeaderSize, 1 + length);
        field.Fill(0xFF);
        field[0] = (byte)length;
        if (length > 0)
        {
            field[1] = (byte)(pcr is null ? 0 : 0x10);
        }

        if (pcr is { } ticks)
        {
            new ClockReference(ticks).WriteTo(field[2..]);
        }
    }

    private int Counter(ushort pid) => _counters.GetValueOrDefault(pid, 0x0F);

    private int NextCounter(ushort pid) => _counters[pid] = (Counter(pid) + 1) & 0x0F;

    private long TicksAt(int byteOfPacket)
    {
        Int128 bits = (((Int128)(_packets.Count + _lost) * TransportPacket.Length) + byteOfPacket) * 8;
        return (long)(bits * ClockReference.TicksPerSecond / _bitsPerSecond);
    }
}
