using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Windows;

/// <summary>Turns what was counted since the last window into measurements, and starts counting anew.</summary>
internal sealed class WindowMeter(
    CheckSet checks, PacketInspector inspector, PidTable pids, ServiceDirectory directory, TrafficMeter traffic, bool countsDatagrams)
{
    private const int MostPids = 512;
    private const double BitsPerPacket = TransportPacket.Length * 8;
    private const double NanosecondsPerMillisecond = 1e6;
    private const double TicksPerMillisecond = ClockReference.TicksPerSecond / 1000.0;

    /// <summary>Tells what PCRs and packet rate say of clocks.</summary>
    public required MetrologyWindow Metrology { get; init; }

    /// <summary>Tells what names and tables say.</summary>
    public required TextWindow Text { get; init; }

    /// <summary>Tells what pictures say.</summary>
    public required ElementaryWindow Elementary { get; init; }

    private long _packetsBefore;

    public void Close(double seconds, bool invalid, IMeasurementSink sink)
    {
        bool suspended = checks.SyncLoss.IsFault;
        MeasureChecks(suspended, invalid, sink);
        MeasureTraffic(seconds, suspended, invalid, sink);
        MeasurePids(seconds, suspended, invalid, sink);
        AvailabilityWindow.Measure(checks.Availability, sink);
        Metrology.Measure(inspector.Packets - _packetsBefore, suspended, invalid, sink);
        VerdictState looked = invalid ? VerdictState.Invalid : suspended ? VerdictState.Suspended : VerdictState.Ok;
        Text.Measure(looked, sink);
        Elementary.Measure(seconds, looked, sink);
        checks.Template?.Measure(suspended, invalid, sink);
        ServiceWindow window = new(checks, suspended, invalid, seconds);
        foreach (ProgramState program in directory.Programs)
        {
            window.Measure(program, sink);
        }

        Restart();
    }

    private void MeasureChecks(bool suspended, bool invalid, IMeasurementSink sink)
    {
        foreach (CheckRecord check in checks.Book.All)
        {
            VerdictState state = invalid && check.Unjudged is null ? VerdictState.Invalid : StateOf(check, suspended);
            sink.Measure(Scope.Stream, check.Indicator.Id, -1, state, state == VerdictState.Fault ? Math.Max(1, check.WindowCount) : 0);
        }

        long extras = Math.Max(checks.Findings.WindowExtras, checks.Findings.HeldExtras);
        VerdictState beyond = invalid ? VerdictState.Invalid
            : extras > 0 ? VerdictState.Fault
            : suspended ? VerdictState.Suspended
            : checks.SyncLoss.InSync ? VerdictState.Ok : VerdictState.Pending;
        Tell(sink, Catalogue.BeyondGuidelines, beyond, extras);
    }

    private VerdictState StateOf(CheckRecord check, bool suspended)
    {
        if (check.Unjudged is { } unjudged)
        {
            return unjudged.State;
        }

        if (check.IsFaultInWindow)
        {
            return VerdictState.Fault;
        }

        if (suspended)
        {
            return VerdictState.Suspended;
        }

        return !checks.SyncLoss.InSync ? VerdictState.Pending : check.NoVerdict?.State ?? Waiting(check.Indicator);
    }

    /// <summary>Ok, or what keeps a check from saying so yet.</summary>
    private VerdictState Waiting(Indicator check)
    {
        bool hasMap = false;
        bool hasPcr = false;
        foreach (ProgramState program in directory.Programs)
        {
            hasMap |= program.HasMap;
            hasPcr |= program.HasPcr;
        }

        if (check == Catalogue.BufferError || check == Catalogue.EmptyBufferError || check == Catalogue.DataDelayError)
        {
            return hasMap ? checks.Decoders.Unjudged()?.State ?? VerdictState.Ok : VerdictState.Pending;
        }

        bool isAccuracy = check == Catalogue.PcrAccuracyError;
        bool isPcr = isAccuracy || check == Catalogue.PcrError || check == Catalogue.PcrRepetitionError
            || check == Catalogue.PcrDiscontinuityIndicatorError;
        bool pending = ((check == Catalogue.PatError || check == Catalogue.PatError2) && checks.Pat.IsPending)
            || (!hasMap && (isPcr || check == Catalogue.PmtError || check == Catalogue.PmtError2 || check == Catalogue.PidError));
        return pending ? VerdictState.Pending
            : isPcr && !hasPcr ? VerdictState.NotApplicable
            : isAccuracy ? checks.PcrAccuracy.Standing : VerdictState.Ok;
    }

    private void MeasureTraffic(double seconds, bool suspended, bool invalid, IMeasurementSink sink)
    {
        long packets = inspector.Packets - _packetsBefore;
        int nullSlot = pids.Find(WellKnownPids.Null.Value);
        double nulls = nullSlot < 0 ? 0 : pids[nullSlot].WindowPackets;
        VerdictState counted = invalid ? VerdictState.Invalid : VerdictState.Ok;
        VerdictState looked = invalid ? VerdictState.Invalid
            : packets > 0 ? VerdictState.Ok
            : suspended ? VerdictState.Suspended : VerdictState.NotMeasured;
        Tell(sink, Catalogue.TsBitrate, counted, packets * BitsPerPacket / seconds);
        Tell(sink, Catalogue.TsPackets, counted, packets);
        Tell(sink, Catalogue.NullShare, looked, packets > 0 ? nulls / packets : 0);
        Tell(sink, Catalogue.LostPackets, looked, checks.ContinuityCount.WindowMissing);
        Tell(sink, Catalogue.DuplicatePackets, looked, inspector.WindowDuplicates);
        Tell(sink, Catalogue.ScrambledPackets, looked, inspector.WindowScrambled);
        VerdictState stepped = looked == VerdictState.Ok && inspector.WindowPcrStep is null ? VerdictState.NotMeasured : looked;
        Tell(sink, Catalogue.PcrIntervalMax, stepped, (inspector.WindowPcrStep ?? 0) / TicksPerMillisecond);
        if (countsDatagrams)
        {
            Tell(sink, Catalogue.Datagrams, counted, traffic.Writes);
            VerdictState timed = counted == VerdictState.Ok && traffic.LongestGap is null ? VerdictState.NotMeasured : counted;
            Tell(sink, Catalogue.InterarrivalMax, timed, (traffic.LongestGap ?? 0) / NanosecondsPerMillisecond);
        }
    }

    private void MeasurePids(double seconds, bool suspended, bool invalid, IMeasurementSink sink)
    {
        VerdictState counted = invalid ? VerdictState.Invalid : suspended ? VerdictState.Suspended : VerdictState.Ok;
        int told = 0;
        foreach (ref PidState state in pids.States)
        {
            foreach (ProgramState program in state.Programs)
            {
                program.WindowPackets += state.WindowPackets;
            }

            if (state.Packets == 0 || told == MostPids)
            {
                continue;
            }

            told++;
            sink.Measure(Scope.Stream, Catalogue.PidBitrate.Id, state.Pid, counted, state.WindowPackets * BitsPerPacket / seconds);
            if (state.Pid != WellKnownPids.Null.Value)
            {
                VerdictState continuity = counted == VerdictState.Invalid ? counted
                    : state.WindowDiscontinuities > 0 ? VerdictState.Fault : counted;
                sink.Measure(Scope.Stream, Catalogue.ContinuityCountError.Id, state.Pid, continuity, state.WindowDiscontinuities);
            }
        }
    }

    private void Restart()
    {
        _packetsBefore = inspector.Packets;
        inspector.WindowScrambled = 0;
        inspector.WindowDuplicates = 0;
        inspector.WindowPcrStep = null;
        checks.ContinuityCount.WindowMissing = 0;
        checks.Findings.WindowExtras = 0;
        traffic.Restart();
        foreach (CheckRecord check in checks.Book.All)
        {
            check.WindowCount = 0;
            check.RaisedBefore = check.Raised;
        }

        foreach (ref PidState state in pids.States)
        {
            state.WindowPackets = 0;
            state.WindowDiscontinuities = 0;
        }

        foreach (ProgramState program in directory.Programs)
        {
            program.WindowPackets = 0;
            Array.Clear(program.WindowCounts);
            program.Raised.CopyTo(program.RaisedBefore, 0);
        }
    }

    private static void Tell(IMeasurementSink sink, Indicator indicator, VerdictState state, double value) =>
        sink.Measure(Scope.Stream, indicator.Id, -1, state, value);
}
