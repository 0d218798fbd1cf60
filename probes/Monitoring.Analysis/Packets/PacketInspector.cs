using System.Buffers.Binary;
using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Pes;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Packets;

/// <summary>The loop over packets. It allocates nothing, and does no more than its bits ask for.</summary>
internal sealed class PacketInspector(AnalysisClock clock, CheckSet checks, PidTable pids)
{
    private const uint ErrorBit = 0x0080_0000;
    private const uint StartBit = 0x0040_0000;
    private const uint AdaptationBit = 0x20;
    private const uint PayloadBit = 0x10;
    private const int CounterMask = 0x0F;
    private const int AdaptationFlagsAt = 5;
    private const int PcrAt = 6;
    private const byte DiscontinuityFlag = 0x80;
    private const byte PcrFlag = 0x10;
    private const int LargestAdaptationField = TransportPacket.Length - AdaptationFlagsAt;
    private const int LeastForPcr = 1 + ClockReference.Size;

    /// <summary>How often absences are looked for while packets come.</summary>
    private const long JudgedEvery = 10_000_000;

    private static readonly int PatPid = WellKnownPids.ProgramAssociation.Value;
    private static readonly int NullPid = WellKnownPids.Null.Value;

    private long _nextJudgement = AnalysisClock.Unknown;

    /// <summary>Packets looked at, damaged ones included.</summary>
    public long Packets { get; private set; }

    public long WindowScrambled { get; set; }

    public long WindowDuplicates { get; set; }

    /// <summary>Longest step of a PCR in the window, in ticks; null without two PCRs.</summary>
    public long? WindowPcrStep { get; set; }

    /// <summary>Takes the rate from the PCRs where the clock is not theirs already; null otherwise.</summary>
    public PcrRateMeter? Rate { get; init; }

    /// <summary>PID the rate is taken from; -1 until one is found.</summary>
    private int RatePid { get; set; } = -1;

    /// <summary>Looks at packets that follow one another.</summary>
    /// <param name="run">Their bytes.</param>
    /// <param name="stride">Distance of sync bytes.</param>
    /// <param name="count">How many.</param>
    /// <param name="position">Position of the first in the input, in packets.</param>
    /// <param name="line">Their times.</param>
    public void Inspect(ReadOnlySpan<byte> run, int stride, int count, long position, in TimeLine line)
    {
        for (int at = 0; at < count; at++)
        {
            long now = AnalysisClock.Unknown;
            if (line.IsKnown)
            {
                now = line.At(position + at);
                if (now >= _nextJudgement)
                {
                    clock.Now = now;
                    _nextJudgement = now + JudgedEvery;
                    checks.Findings.Packet = Packets;
                    checks.Judge(line.CertainlyAt(position + at), position + at);
                }
            }

            Look(run, at * stride, now, position + at);
            Packets++;
        }

        pids.KeepLast(run);
    }

    /// <summary>Packets may have been missed: counters and PCRs are compared with nothing before.</summary>
    public void Forget()
    {
        foreach (ref PidState state in pids.States)
        {
            state.Flags &= ~(PidFlags.CounterKnown | PidFlags.Duplicated | PidFlags.PcrKnown | PidFlags.PcrDiscontinuity);
            state.ErroredSinceGood = 0;
            state.Break();
            state.Arrivals?.Forget();
        }
    }

    /// <summary>No packet will follow.</summary>
    public void Complete()
    {
        foreach (ref PidState state in pids.States)
        {
            state.Elementary?.Complete();
        }
    }

    private void Look(ReadOnlySpan<byte> run, int at, long now, long position)
    {
        ReadOnlySpan<byte> packet = run.Slice(at, TransportPacket.Length);
        uint header = BinaryPrimitives.ReadUInt32BigEndian(packet);
        int pid = (int)(header >> 8) & (Pid.Count - 1);
        int slot = pids.Slot(pid);
        ref PidState state = ref pids[slot];
        if ((header & ErrorBit) != 0)
        {
            Stamp(now);
            checks.TransportError.OnError(ref state);
            return;
        }

        state.Packets++;
        state.WindowPackets++;
        state.LastSeen = now;
        if ((header & StartBit) != 0)
        {
            state.PayloadStarts++;
        }

        if (pid == NullPid)
        {
            return;
        }

        byte flags = 0;
        if ((header & AdaptationBit) != 0 && packet[TransportPacket.HeaderSize] is > 0 and <= LargestAdaptationField)
        {
            flags = packet[AdaptationFlagsAt];
        }

        bool scrambled = (header & 0xC0) != 0;
        if (scrambled)
        {
            state.Scrambled++;
            WindowScrambled++;
            checks.Cat.LastScrambled = now;
        }

        bool isNew = Follow(ref state, slot, run, at, header, flags, now);
        if ((flags & (PcrFlag | DiscontinuityFlag)) != 0)
        {
            OnClock(ref state, packet, flags, now, position);
        }

        if (isNew)
        {
            OnContent(ref state, packet, header, scrambled, now, position);
        }
    }

    /// <summary>continuity_counter; false for a packet that came before.</summary>
    private bool Follow(ref PidState state, int slot, ReadOnlySpan<byte> run, int at, uint header, byte flags, long now)
    {
        int counter = (int)(header & CounterMask);
        bool hasPayload = (header & PayloadBit) != 0;
        if (!hasPayload && (header & AdaptationBit) == 0)
        {
            return true;
        }

        bool isNew = true;
        if ((state.Flags & PidFlags.CounterKnown) != 0)
        {
            int expected = hasPayload ? (state.Counter + 1) & CounterMask : state.Counter;
            if (counter == expected)
            {
                state.Flags &= hasPayload ? ~PidFlags.Duplicated : state.Flags;
            }
            else if ((flags & DiscontinuityFlag) != 0)
            {
                state.Flags &= ~PidFlags.Duplicated;
                state.Break();
            }
            else
            {
                isNew = !OnBreak(ref state, slot, run, at, counter, hasPayload, now);
            }
        }

        state.Flags |= PidFlags.CounterKnown;
        state.Counter = (byte)counter;
        state.ErroredSinceGood = 0;
        if (hasPayload)
        {
            pids.NoteLast(ref state, slot, at);
        }

        return isNew;
    }

    /// <summary>A counter that is not the one due; true where the packet is the last one again.</summary>
    private bool OnBreak(ref PidState state, int slot, ReadOnlySpan<byte> run, int at, int counter, bool hasPayload, long now)
    {
        Stamp(now);
        bool isSame = false;
        if (hasPayload && counter == state.Counter)
        {
            state.Duplicates++;
            WindowDuplicates++;
            ReadOnlySpan<byte> before = state.LastInRun < 0 ? pids.LastPacket(slot) : run.Slice(state.LastInRun, TransportPacket.Length);
            isSame = IsSame(run.Slice(at, TransportPacket.Length), before);
            if (!isSame || (state.Flags & PidFlags.Duplicated) != 0)
            {
                checks.ContinuityCount.OnIllegalDuplicate(ref state, isSame);
            }
        }
        else
        {
            checks.ContinuityCount.OnBreak(ref state, counter, hasPayload);
        }

        state.Flags = isSame ? state.Flags | PidFlags.Duplicated : state.Flags & ~PidFlags.Duplicated;
        if (!isSame)
        {
            checks.PcrAccuracy.Breaks++;
            state.Break();
        }

        return isSame;
    }

    private void OnClock(ref PidState state, ReadOnlySpan<byte> packet, byte flags, long now, long position)
    {
        if ((flags & DiscontinuityFlag) != 0)
        {
            state.Flags |= PidFlags.PcrDiscontinuity;
        }

        if ((flags & PcrFlag) == 0 || packet[TransportPacket.HeaderSize] < LeastForPcr)
        {
            return;
        }

        Stamp(now);
        var pcr = ClockReference.Read(packet[PcrAt..]);
        bool isKnown = (state.Flags & PidFlags.PcrKnown) != 0;
        bool signalled = (state.Flags & PidFlags.PcrDiscontinuity) != 0;
        long step = isKnown ? pcr.Since(new ClockReference(state.LastPcrTicks)) : 0;
        if (isKnown && !signalled)
        {
            if (step < ClockReference.Modulus / 2)
            {
                state.MaxPcrStep = Math.Max(state.MaxPcrStep, step);
                WindowPcrStep = Math.Max(WindowPcrStep ?? 0, step);
            }

            bool counted = checks.PcrRepetition.OnPcr(ref state, now, step);
            checks.PcrDiscontinuity.OnStep(ref state, step, counted);
        }
        else
        {
            _ = checks.PcrRepetition.OnPcr(ref state, now, null);
        }

        if (!isKnown || signalled || step != 0)
        {
            checks.PcrAccuracy.OnPcr(ref state, pcr.Ticks, position, signalled, now);
            state.Arrivals?.OnPcr(pcr, position, signalled, new Moment(now, Packets));
        }

        if (Rate is not null)
        {
            TakeRate(state, pcr, isKnown, signalled, position);
        }

        state.Pcrs++;
        state.Flags = (state.Flags & ~PidFlags.PcrDiscontinuity) | PidFlags.PcrKnown;
        state.LastPcrTicks = pcr.Ticks;
        state.LastPcrAt = now;
        state.LastPcrPosition = position;
    }

    private void TakeRate(in PidState state, ClockReference pcr, bool isKnown, bool signalled, long position)
    {
        RatePid = RatePid < 0 ? state.Pid : RatePid;
        if (RatePid == state.Pid && isKnown && position > state.LastPcrPosition)
        {
            _ = Rate!.Step(new ClockReference(state.LastPcrTicks), pcr, position - state.LastPcrPosition, signalled);
            checks.PcrRepetition.PerPacket = Rate.PerPacket;
        }
    }

    private void OnContent(ref PidState state, ReadOnlySpan<byte> packet, uint header, bool scrambled, long now, long position)
    {
        bool starts = (header & StartBit) != 0;
        if (state.Sections is { } sections)
        {
            Stamp(now);
            OnTable(state, sections, packet, starts, scrambled, now, position);
        }
        else if (state.Elementary is { } elementary)
        {
            ReadOnlySpan<byte> payload = new TransportPacket(packet).Payload;
            if (!payload.IsEmpty && elementary.OnPacket(payload, starts, scrambled, now, position))
            {
                state.PtsCount++;
                Stamp(now);
                checks.Pts.OnPts(ref state, now);
            }
        }
        else if (!scrambled && (starts || state.Foreign is not null))
        {
            OnUnnamed(ref state, new TransportPacket(packet).Payload, starts, now);
        }
    }

    /// <summary>A PID named neither for tables nor for an elementary stream.</summary>
    private void OnUnnamed(ref PidState state, ReadOnlySpan<byte> payload, bool starts, long now)
    {
        if (starts && PesHeader.TryRead(payload, out PesHeader pes) == ParseStatus.Complete)
        {
            state.PtsCount += pes.Pts is not null ? 1 : 0;
        }
        else if (!payload.IsEmpty)
        {
            Stamp(now);
            checks.ForeignTables.OnPayload(ref state, payload, starts);
        }
    }

    private void OnTable(
        in PidState state, Tables.SectionChannel sections, ReadOnlySpan<byte> packet, bool starts, bool scrambled, long now,
        long position)
    {
        if (state.Pid == PatPid)
        {
            checks.Pat.OnPacket(now, scrambled);
        }
        else if (scrambled && state.Pid > WellKnownPids.LastReserved.Value)
        {
            checks.Pmt.OnScrambled(state.Pid, state.Programs);
        }

        if (!scrambled)
        {
            ReadOnlySpan<byte> payload = new TransportPacket(packet).Payload;
            if (!payload.IsEmpty)
            {
                checks.Decoders.OnTable(state, payload, starts, position);
                sections.Push(payload, starts);
            }
        }
    }

    private void Stamp(long now)
    {
        checks.Findings.Packet = Packets;
        if (now != AnalysisClock.Unknown)
        {
            clock.Now = now;
        }
    }

    /// <summary>The same packet: byte by byte, but for the PCR.</summary>
    private static bool IsSame(ReadOnlySpan<byte> packet, ReadOnlySpan<byte> before)
    {
        bool hasPcr = (packet[3] & AdaptationBit) != 0 && packet[TransportPacket.HeaderSize] >= LeastForPcr
            && (packet[AdaptationFlagsAt] & PcrFlag) != 0;
        return hasPcr
            ? packet[..PcrAt].SequenceEqual(before[..PcrAt])
                && packet[(PcrAt + ClockReference.Size)..].SequenceEqual(before[(PcrAt + ClockReference.Size)..])
            : packet.SequenceEqual(before);
    }
}
