using System.Diagnostics.CodeAnalysis;

using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Testing.Streams;

/// <summary>
/// Writes a whole multiplex, clean unless told otherwise: PAT and PMT every 100 ms, SDT and present/following EIT every second, NIT every
/// five, TDT and TOT every ten, PCR every 30 ms, picture every 40 ms, sound every 24 ms, null packets for the rest of a constant rate.
/// </summary>
public sealed class MultiplexBuilder
{
    private const int BodySize = TransportPacket.Length - TransportPacket.HeaderSize;
    private const int SoundSize = 576;
    private const long TicksPerMillisecond = ClockReference.TicksPerSecond / 1000;
    private const long TicksPerTimestampTick = ClockReference.TicksPerSecond / Timestamp90k.TicksPerSecond;

    /// <summary>Milliseconds between the sending of a picture and its showing, and of sound, whose buffer holds less.</summary>
    private const long PictureDelay = 500;
    private const long SoundDelay = 100;

    private readonly Queue<Slot> _tables = new();
    private readonly PriorityQueue<Slot, (long Due, long Number)> _media = new();
    private long _enqueued;

    /// <summary>transport_stream_id.</summary>
    public ushort TransportStreamId { get; init; } = 1;

    /// <summary>original_network_id, and network_id of the NIT.</summary>
    public ushort OriginalNetworkId { get; init; } = 0x2024;

    /// <summary>network_name; no NIT is sent without one.</summary>
    public string? NetworkName { get; init; } = "Test";

    /// <summary>NIT, EIT, TDT and TOT are sent; without them there are PAT, PMT and SDT only, as over IP.</summary>
    public bool HasSi { get; init; } = true;

    /// <summary>UTC of the first byte, as TDT and TOT tell it.</summary>
    public DateTime Utc { get; init; } = DateTime.UnixEpoch.AddSeconds(1_800_000_000);

    /// <summary>Sections sent beside the usual ones.</summary>
    public IReadOnlyList<RepeatedSection> Extra { get; init; } = [];

    /// <summary>Decides over each section by its stream time from 0 and its bytes, before it is cut into packets; false leaves it out.</summary>
    public Func<TimeSpan, byte[], bool> Sends { get; init; } = static (_, _) => true;

    /// <summary>Descriptors of this transport stream in the NIT.</summary>
    public IReadOnlyList<byte> NetworkDescriptors { get; init; } = [];

    /// <summary>The services.</summary>
    public required IReadOnlyList<MultiplexService> Services { get; init; }

    /// <summary>Rate of the packets of 188 bytes.</summary>
    public long BitsPerSecond { get; init; } = 4_000_000;

    /// <summary>27 MHz time of the first byte.</summary>
    public long FirstTick { get; init; }

    /// <summary>Bytes of a coded picture.</summary>
    public int PictureSize { get; init; } = 3000;

    /// <summary>The bytes of a coded picture, by its number from 0; zeros unless told otherwise.</summary>
    public Func<int, byte[]>? Picture { get; init; }

    /// <summary>The bytes of coded sound, by its number from 0; zeros unless told otherwise.</summary>
    public Func<int, byte[]>? Sound { get; init; }

    /// <summary>The packets of a picture or a sound are sent evenly until the next, as encoders send them; else at once, one after another.</summary>
    public bool SpreadsMedia { get; init; }

    /// <summary>Decides over each packet by its stream time from 0 and its PID; null packets are not asked about.</summary>
    public Func<TimeSpan, ushort, PacketFate> Fate { get; init; } = static (_, _) => PacketFate.Sent;

    /// <summary>27 MHz ticks added to the PCR of a PID at a stream time, for jumps.</summary>
    public Func<TimeSpan, ushort, long> PcrOffset { get; init; } = static (_, _) => 0;

    /// <summary>The stream of a duration.</summary>
    public byte[] Build(TimeSpan duration, int packetSize = PacketSizes.Bare)
    {
        _tables.Clear();
        _media.Clear();
        var stream = new TransportStreamBuilder(BitsPerSecond, FirstTick);
        Recurring[] schedule = [.. Schedule()];
        while (TimeOf(stream) < duration)
        {
            foreach (Recurring recurring in schedule)
            {
                if (recurring.Due <= stream.Elapsed)
                {
                    recurring.Enqueue(stream.Elapsed);
                    recurring.Due += recurring.Period;
                }
            }

            if (_tables.TryDequeue(out Slot? slot) || TryDequeueMedia(stream.Elapsed, out slot))
            {
                Send(stream, slot, Fate(TimeOf(stream), slot.Pid));
            }
            else
            {
                _ = stream.Null();
            }
        }

        return stream.ToArray(packetSize);
    }

    private bool TryDequeueMedia(long elapsed, [NotNullWhen(true)] out Slot? slot)
    {
        slot = null;
        return _media.TryPeek(out _, out (long Due, long Number) next) && next.Due <= elapsed && _media.TryDequeue(out slot, out _);
    }

    private static TimeSpan TimeOf(TransportStreamBuilder stream) =>
        TimeSpan.FromSeconds((double)stream.Elapsed / ClockReference.TicksPerSecond);

    private void Send(TransportStreamBuilder stream, Slot slot, PacketFate fate)
    {
        if (fate is PacketFate.Absent)
        {
            _ = stream.Null();
            return;
        }

        if (fate is PacketFate.Lost)
        {
            _ = stream.Lose(slot.Pid, hadPayload: slot.Payload is not null);
            return;
        }

        _ = slot.Payload is { } payload
            ? stream.Payload(slot.Pid, payload, slot.UnitStart)
            : stream.Pcr(slot.Pid,
                (stream.NextPcr + PcrOffset(TimeOf(stream), slot.Pid) + ClockReference.Modulus) % ClockReference.Modulus);
        _ = fate switch
        {
            PacketFate.Errored => stream.TransportError(),
            PacketFate.BadSync => stream.BadSync(),
            PacketFate.Duplicated => stream.Duplicate(),
            _ => stream,
        };
    }

    private IEnumerable<Recurring> Schedule()
    {
        yield return Table(100, WellKnownPids.ProgramAssociation.Value, SectionBuilder.Pat(TransportStreamId, 0, [.. Programs()]));
        yield return Table(
            1000, WellKnownPids.ServiceDescription.Value,
            SectionBuilder.Sdt(TransportStreamId, OriginalNetworkId, 0, [.. Services.Select(s => s.Spec with { HasPresentFollowing = HasSi })]));
        foreach (Recurring recurring in HasSi ? ServiceInformation() : [])
        {
            yield return recurring;
        }

        foreach (MultiplexService service in Services)
        {
            yield return Table(100, service.PmtPid, SectionBuilder.Pmt(
                service.Spec.ServiceId, service.VideoPid, 0, [], new ElementSpec(0x1B, service.VideoPid),
                new ElementSpec(0x03, service.AudioPid, DescriptorBuilder.Language("chi"))));
            yield return new Recurring(30, _ => _tables.Enqueue(new Slot(service.VideoPid, null, false)));
            yield return Media(40, PictureDelay, service.VideoPid, PesBuilder.VideoStreamId, Picture ?? (_ => new byte[PictureSize]));
            yield return Media(24, SoundDelay, service.AudioPid, PesBuilder.AudioStreamId, Sound ?? (_ => new byte[SoundSize]));
        }

        foreach (RepeatedSection extra in Extra)
        {
            yield return Table(extra.PeriodMilliseconds, extra.Pid, extra.Section, extra.FirstMilliseconds);
        }
    }

    /// <summary>NIT, EIT, TDT and TOT; sections of one sub-table a tenth of a second apart.</summary>
    private IEnumerable<Recurring> ServiceInformation()
    {
        if (NetworkName is { } name)
        {
            byte[] descriptors = DescriptorBuilder.NetworkName(DvbTextEncoder.Encode(name, TextTable.Utf8));
            yield return Table(
                5000, WellKnownPids.NetworkInformation.Value,
                SectionBuilder.Nit(OriginalNetworkId, 0, descriptors, (TransportStreamId, OriginalNetworkId, [.. NetworkDescriptors])));
        }

        DateTime hour = Utc.Date.AddHours(Utc.Hour);
        foreach (MultiplexService service in Services)
        {
            for (byte section = 0; section < 2; section++)
            {
                EventSpec running = new(
                    (ushort)(section + 1), hour.AddHours(section), TimeSpan.FromHours(1), section == 0 ? "News" : "Weather",
                    RunningStatus: (byte)(section == 0 ? 4 : 1));
                yield return Table(1000, WellKnownPids.EventInformation.Value, SectionBuilder.Eit(
                    TableId.EventPresentFollowingActual, service.Spec.ServiceId, TransportStreamId, OriginalNetworkId, 0, section, 1, running),
                    100 * section);
            }
        }

        yield return Time(0, SectionBuilder.Tdt);
        yield return Time(100, utc => SectionBuilder.Tot(utc));
    }

    private IEnumerable<(ushort ProgramNumber, ushort Pid)> Programs() =>
        [.. NetworkName is null || !HasSi ? [] : new[] { ((ushort)0, WellKnownPids.NetworkInformation.Value) },
            .. Services.Select(s => (s.Spec.ServiceId, s.PmtPid))];

    private Recurring Table(long milliseconds, ushort pid, byte[] section, long first = 0) =>
        new(milliseconds, elapsed => EnqueueSection(pid, section, elapsed), first);

    private Recurring Time(long first, Func<DateTime, byte[]> section) => new(
        10_000,
        elapsed => EnqueueSection(WellKnownPids.TimeAndDate.Value, section(Utc.AddTicks(elapsed * 10 / 27)), elapsed),
        first);

    private void EnqueueSection(ushort pid, byte[] section, long elapsed)
    {
        if (!Sends(TimeSpan.FromSeconds((double)elapsed / ClockReference.TicksPerSecond), section))
        {
            return;
        }

        byte[] unit = [0, .. section];
        int packets = ((unit.Length - 1) / BodySize) + 1;
        byte[] filled = new byte[packets * BodySize];
        filled.AsSpan().Fill(0xFF);
        unit.CopyTo(filled, 0);
        foreach (Slot slot in Packets(pid, filled))
        {
            _tables.Enqueue(slot);
        }
    }

    private Recurring Media(long milliseconds, long delay, ushort pid, byte streamId, Func<int, byte[]> unit)
    {
        int number = 0;
        return new Recurring(milliseconds, elapsed =>
        {
            long pts = (FirstTick + elapsed + (delay * TicksPerMillisecond)) / TicksPerTimestampTick % Timestamp90k.Modulus;
            Slot[] packets = [.. Packets(pid, PesBuilder.Packet(streamId, pts, null, unit(number++)))];
            long apart = SpreadsMedia ? milliseconds * TicksPerMillisecond / packets.Length : 0;
            for (int at = 0; at < packets.Length; at++)
            {
                _media.Enqueue(packets[at], (elapsed + (at * apart), _enqueued++));
            }
        });
    }

    private static IEnumerable<Slot> Packets(ushort pid, byte[] unit)
    {
        for (int at = 0; at < unit.Length; at += BodySize)
        {
            yield return new Slot(pid, unit[at..Math.Min(at + BodySize, unit.Length)], at == 0);
        }
    }

    /// <summary>A packet that waits to be sent; without payload it carries a PCR.</summary>
    private sealed record Slot(ushort Pid, byte[]? Payload, bool UnitStart);

    /// <summary>What is enqueued again and again, told the 27 MHz time from the start of the stream.</summary>
    private sealed class Recurring(long periodMilliseconds, Action<long> enqueue, long firstMilliseconds = 0)
    {
        public long Period { get; } = periodMilliseconds * TicksPerMillisecond;

        public long Due { get; set; } = firstMilliseconds * TicksPerMillisecond;

        public void Enqueue(long elapsed) => enqueue(elapsed);
    }
}
