using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Metrology;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Windows;

/// <summary>What a window says of clocks: the PCRs of each PID that has them, and the DTMB modulator behind the stream.</summary>
internal sealed class MetrologyWindow(CheckSet checks, PidTable pids, DtmbMonitor dtmb)
{
    private const int MostPids = 128;
    private const int BitsPerPacket = TransportPacket.Length * 8;

    /// <param name="packets">Packets of the window.</param>
    /// <param name="suspended">1.1 is at fault.</param>
    /// <param name="invalid">The probe itself lost data.</param>
    /// <param name="sink">Takes the figures.</param>
    public void Measure(long packets, bool suspended, bool invalid, IMeasurementSink sink)
    {
        VerdictState looked = invalid ? VerdictState.Invalid : suspended ? VerdictState.Suspended : VerdictState.Ok;
        int told = 0;
        foreach (ref PidState state in pids.States)
        {
            if (state.Metrology is { } metrology)
            {
                if (told++ < MostPids && (state.Flags & PidFlags.PcrExpected) != 0)
                {
                    Measure(state.Pid, metrology, looked, sink);
                }

                metrology.WindowGreatest = null;
                metrology.Jitter?.RestartWindow();
            }
        }

        Measure(packets, looked, sink);
    }

    private static void Measure(int pid, PcrMetrology metrology, VerdictState looked, IMeasurementSink sink)
    {
        VerdictState accuracy = looked != VerdictState.Ok ? looked
            : metrology.Varies ? VerdictState.NotApplicable
            : metrology.WindowGreatest is null ? VerdictState.Pending : VerdictState.Ok;
        sink.Measure(Scope.Stream, Catalogue.PcrAccuracy.Id, pid, accuracy, metrology.WindowGreatest ?? 0);
        Tell(sink, Catalogue.PcrOverallJitter, pid, metrology.Jitter, looked, metrology.Jitter?.PeakToPeak);
        Tell(sink, Catalogue.PcrFrequencyOffset, pid, metrology.Jitter, looked, metrology.Jitter?.FrequencyOffset()?.Hertz);
        Tell(sink, Catalogue.PcrDriftRate, pid, metrology.Jitter, looked, metrology.Jitter?.DriftRate());
    }

    /// <summary>A figure that needs arrival times, and its time to settle.</summary>
    private static void Tell(
        IMeasurementSink sink, Indicator indicator, int pid, PcrJitter? arrivals, VerdictState looked, double? value)
    {
        VerdictState state = looked != VerdictState.Ok ? looked
            : arrivals is null ? VerdictState.NotMeasured
            : value is null ? VerdictState.Pending : VerdictState.Ok;
        sink.Measure(Scope.Stream, indicator.Id, pid, state, value ?? 0);
    }

    private void Measure(long packets, VerdictState looked, IMeasurementSink sink)
    {
        foreach (CheckRecord check in dtmb.Checks)
        {
            VerdictState verdict = looked == VerdictState.Invalid ? looked
                : check.Raised > 0 || check.WindowCount > 0 ? VerdictState.Fault
                : looked == VerdictState.Suspended ? looked
                : check.Unjudged?.State ?? (checks.SyncLoss.InSync ? VerdictState.Ok : VerdictState.Pending);
            Tell(sink, check.Indicator, verdict, verdict == VerdictState.Fault ? 1 : 0);
            check.WindowCount = 0;
        }

        bool isKnown = dtmb.Class is not null;
        VerdictState known = looked != VerdictState.Ok ? looked
            : isKnown ? VerdictState.Ok : dtmb.Checks[0].Unjudged?.State ?? VerdictState.NotMeasured;
        Tell(sink, Catalogue.DtmbCapacity, known, dtmb.Class?.Modes[0].BitsPerSecond ?? 0);
        double? error = dtmb.ArrivalError?.Ppm;
        Tell(sink, Catalogue.DtmbClockError, known == VerdictState.Ok && error is null ? VerdictState.Pending : known, error ?? 0);
        VerdictState counted = known == VerdictState.Ok && packets == 0 ? VerdictState.NotMeasured : known;
        int slot = pids.Find(WellKnownPids.Null.Value);
        double nulls = slot < 0 || packets == 0 ? 0 : (double)pids[slot].WindowPackets / packets;
        Tell(sink, Catalogue.DtmbFill, counted, 1 - nulls);
        Tell(sink, Catalogue.DtmbSpare, counted, nulls * dtmb.PacketsPerSecond * BitsPerPacket);
    }

    private static void Tell(IMeasurementSink sink, Indicator indicator, VerdictState state, double value) =>
        sink.Measure(Scope.Stream, indicator.Id, -1, state, value);
}
