using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Windows;

/// <summary>What a window says of one service.</summary>
/// <param name="checks">The checks.</param>
/// <param name="suspended">1.1 is at fault.</param>
/// <param name="invalid">The probe itself lost data.</param>
/// <param name="seconds">Length of the window.</param>
internal readonly ref struct ServiceWindow(CheckSet checks, bool suspended, bool invalid, double seconds)
{
    /// <summary>What takes a service away, the cause above first.</summary>
    private static readonly (Indicator Indicator, ServiceCheck Check)[] Outages =
    [
        (Catalogue.TsSyncLoss, ServiceCheck.None), (Catalogue.PatError2, ServiceCheck.None),
        (Catalogue.PmtError2, ServiceCheck.Pmt), (Catalogue.PidError, ServiceCheck.Pid),
    ];

    /// <summary>What damages a service, the worst first.</summary>
    private static readonly (Indicator Indicator, ServiceCheck Check)[] Degradations =
    [
        (Catalogue.ContinuityCountError, ServiceCheck.ContinuityCount), (Catalogue.SyncByteError, ServiceCheck.None),
        (Catalogue.TransportError, ServiceCheck.TransportError), (Catalogue.CrcError, ServiceCheck.Crc),
        (Catalogue.PcrRepetitionError, ServiceCheck.PcrRepetition),
        (Catalogue.PcrDiscontinuityIndicatorError, ServiceCheck.PcrDiscontinuity), (Catalogue.PtsError, ServiceCheck.Pts),
    ];

    public void Measure(ProgramState program, IMeasurementSink sink)
    {
        var scope = Scope.Service(program.Number);
        VerdictState known = invalid ? VerdictState.Invalid : program.HasMap ? VerdictState.Ok : VerdictState.NotMeasured;
        double bitrate = program.WindowPackets * TransportPacket.Length * 8 / seconds;
        sink.Measure(scope, Catalogue.ServiceBitrate.Id, -1, known, bitrate);
        bool isOut = MeasureAvailability(program, scope, sink);
        MeasureAnomaly(program, scope, bitrate, isOut, sink);
        for (ServiceCheck check = 0; check < ServiceCheck.Count; check++)
        {
            VerdictState state = StateOf(program, check);
            double count = state == VerdictState.Fault ? Math.Max(1, program.WindowCounts[(int)check]) : 0;
            sink.Measure(scope, CheckBook.Of(check).Id, -1, state, count);
        }

        program.MappedWindows = program.HasMap ? program.MappedWindows + 1 : 0;
    }

    private bool MeasureAvailability(ProgramState program, Scope scope, IMeasurementSink sink)
    {
        Indicator? outage = Worst(program, Outages);
        Indicator? degradation = Worst(program, Degradations);
        bool pending = !program.HasMap || !checks.SyncLoss.InSync;
        VerdictState state = invalid ? VerdictState.Invalid
            : outage is not null ? VerdictState.Fault
            : pending ? VerdictState.Pending : VerdictState.Ok;
        sink.Measure(scope, Catalogue.ServiceOutage.Id, -1, state, outage?.Id.Value ?? 0);
        state = invalid ? VerdictState.Invalid
            : outage is not null ? VerdictState.Suspended
            : pending ? VerdictState.Pending
            : degradation is not null ? VerdictState.Fault : VerdictState.Ok;
        sink.Measure(scope, Catalogue.ServiceDegradation.Id, -1, state, degradation?.Id.Value ?? 0);
        return outage is not null;
    }

    private void MeasureAnomaly(ProgramState program, Scope scope, double bitrate, bool isOut, IMeasurementSink sink)
    {
        VerdictState state = VerdictState.Pending;
        double score = 0;
        if (invalid)
        {
            state = VerdictState.Invalid;
        }
        else if (isOut)
        {
            state = VerdictState.Suspended;
        }
        else if (program.MappedWindows > 0 && bitrate > 0)
        {
            double level = Math.Log(bitrate);
            if (program.Baseline.Score(level) is { } known)
            {
                state = VerdictState.Ok;
                score = known;
            }

            program.Baseline.Learn(level);
        }
        else if (program.Baseline.IsReady)
        {
            state = VerdictState.NotMeasured;
        }

        sink.Measure(scope, Catalogue.AnomalyScore.Id, -1, state, score);
    }

    private Indicator? Worst(ProgramState program, (Indicator Indicator, ServiceCheck Check)[] causes)
    {
        foreach ((Indicator indicator, ServiceCheck check) in causes)
        {
            if (check == ServiceCheck.None ? checks.Book[indicator].IsFaultInWindow : program.IsFaultInWindow(check))
            {
                return indicator;
            }
        }

        return null;
    }

    private VerdictState StateOf(ProgramState program, ServiceCheck check)
    {
        if (invalid)
        {
            return VerdictState.Invalid;
        }

        if (program.IsFaultInWindow(check))
        {
            return VerdictState.Fault;
        }

        if (suspended)
        {
            return VerdictState.Suspended;
        }

        bool isPcr = check is ServiceCheck.PcrRepetition or ServiceCheck.PcrDiscontinuity;
        return !program.HasMap || !checks.SyncLoss.InSync ? VerdictState.Pending
            : isPcr && !program.HasPcr ? VerdictState.NotApplicable : VerdictState.Ok;
    }
}
