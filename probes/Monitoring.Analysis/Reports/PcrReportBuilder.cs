using Monitoring.Analysis.Metrology;
using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Reports;

/// <summary>Writes what was measured of PCRs.</summary>
internal static class PcrReportBuilder
{
    private const string Filter = "MGF2, high-pass 100 mHz";
    private const int BitsPerPacket = TransportPacket.Length * 8;

    public static IReadOnlyList<PcrReport> Build(PidTable pids, AnalysisOptions options) =>
    [
        .. pids.States.ToArray()
            .Where(s => s.Metrology is not null && s.Pcrs > 0 && (s.Flags & PidFlags.PcrExpected) != 0)
            .OrderBy(s => s.Pid)
            .Select(s => Describe(s, s.Metrology!, options)),
    ];

    private static PcrReport Describe(in PidState state, PcrMetrology measured, AnalysisOptions options)
    {
        bool isAccurate = measured is { Judged: > 0, Varies: false };
        VerdictState accuracy = isAccurate ? VerdictState.Ok
            : measured.Varies ? VerdictState.NotApplicable : VerdictState.NotMeasured;
        ArrivalClock clock = options.HasArrivals ? options.ArrivalClock : ArrivalClock.None;
        PcrJitter? jitter = measured.Jitter;
        (double Hertz, double Error)? offset = jitter?.FrequencyOffset();
        return new PcrReport(
            state.Pid,
            [.. state.Programs.Select(p => (int)p.Number)],
            accuracy.ToWord(),
            isAccurate ? Math.Round(measured.Greatest, 1) : null,
            isAccurate ? Math.Round(measured.RootMeanSquare, 1) : null,
            isAccurate ? measured.Judged : null,
            isAccurate && measured.PacketsPerSecond > 0 ? (long)Math.Round(measured.PacketsPerSecond * BitsPerPacket) : null,
            Word(clock),
            (jitter?.PeakToPeak is null ? VerdictState.NotMeasured : VerdictState.Ok).ToWord(),
            Round(jitter?.PeakToPeak, 0),
            Round(jitter?.RootMeanSquare, 0),
            Filter,
            Round(offset?.Hertz, 3),
            Round(offset?.Error, 3),
            offset is null ? null : Round(jitter?.Seconds, 1),
            Round(jitter?.DriftRate(), 6));
    }

    private static double? Round(double? value, int digits) => value is null ? null : Math.Round(value.Value, digits);

    private static string Word(ArrivalClock clock) => clock switch
    {
        ArrivalClock.User => "user",
        ArrivalClock.Kernel => "kernel",
        ArrivalClock.Rtp => "rtp",
        ArrivalClock.Recorded => "recorded",
        ArrivalClock.Stamps => "arrivalTimeStamp",
        _ => "none",
    };
}
