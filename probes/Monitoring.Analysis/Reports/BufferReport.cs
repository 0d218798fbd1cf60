using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Tables;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Reports;

/// <summary>What the buffers of the system target decoder held, ISO/IEC 13818-1 §2.4.2. Sizes in bytes; null where there is none.</summary>
/// <param name="Pid">PID of the stream; of the PMT for the tables of a program.</param>
/// <param name="Service">The service whose clock times it.</param>
/// <param name="Kind">video, audio or tables.</param>
/// <param name="State">ok, fault or notMeasured.</param>
/// <param name="Reason">Why it is not measured.</param>
/// <param name="Units">Access units decoded.</param>
/// <param name="Underflows">Of those, not whole when due.</param>
/// <param name="TransportPeak">Most bytes in TBn or TBsys, whose size is 512.</param>
/// <param name="MultiplexPeak">Most bytes in MBn.</param>
/// <param name="MultiplexSize">MBSn.</param>
/// <param name="MainPeak">Most bytes in EBn, Bn or Bsys.</param>
/// <param name="MainSize">EBSn, BSn or BSsys.</param>
/// <param name="ShortestDelayMs">Shortest time from the first byte of an access unit to its decoding.</param>
/// <param name="LongestDelayMs">Longest of these.</param>
public sealed record BufferReport(
    int Pid,
    int Service,
    string Kind,
    string State,
    string? Reason,
    long? Units,
    long? Underflows,
    long? TransportPeak,
    long? MultiplexPeak,
    long? MultiplexSize,
    long? MainPeak,
    long? MainSize,
    double? ShortestDelayMs,
    double? LongestDelayMs)
{
    public const string Leak = "leak";

    public const string Schedule = "schedule";

    /// <summary>
    /// How MBn passes its data on: by the leak method, where it has to be empty once a second, or as vbv_delay or the HRD say, where it has
    /// not (TR 101 290 §5.2.3, 3.9); null where there is no MBn.
    /// </summary>
    public string? Transfer { get; init; }

    internal static IEnumerable<BufferReport> Of(ServiceDirectory directory, TargetDecoders decoders)
    {
        HashSet<int> told = [];
        foreach (ProgramState program in directory.Programs)
        {
            if (decoders.TablesOf(program) is { HasPassed: true } tables)
            {
                yield return Of(program, tables);
            }

            foreach (ProgramComponent component in program.Components)
            {
                if (component.IsContinuous && told.Add(component.Pid))
                {
                    yield return Of(program, component, decoders);
                }
            }
        }
    }

    private static BufferReport Of(ProgramState program, SystemTarget tables) =>
        new(
            tables.Pid, program.Number, "tables", Word(tables.Faults), null, null, null, Whole(tables.TransportPeak), null, null,
            Whole(tables.MainPeak), SystemTarget.Size, null, null);

    private static BufferReport Of(ProgramState program, ProgramComponent component, TargetDecoders decoders)
    {
        string kind = component.Format.Kind == StreamKind.Video ? "video" : "audio";
        if (decoders.ReasonOf(program, component.Pid) is { } reason || decoders.Find(component.Pid)?.Target is not { } target)
        {
            return new BufferReport(
                component.Pid, program.Number, kind, VerdictState.NotMeasured.ToWord(), decoders.ReasonOf(program, component.Pid), null, null,
                null, null, null, null, null, null, null);
        }

        bool hasMultiplex = target.Sizes.HasMultiplex;
        return new BufferReport(
            component.Pid, program.Number, kind, Word(target.Faults), null, target.Units, target.Underflows, Whole(target.TransportPeak),
            hasMultiplex ? Whole(target.MultiplexPeak) : null, hasMultiplex ? (long)target.Sizes.Multiplex : null,
            Whole(target.ElementaryPeak), (long)target.Sizes.Elementary, Milliseconds(target.ShortestDelay),
            Milliseconds(target.LongestDelay))
        {
            Transfer = !hasMultiplex ? null : target.Sizes.MultiplexEmpties ? Leak : Schedule,
        };
    }

    private static string Word(long faults) => (faults > 0 ? VerdictState.Fault : VerdictState.Ok).ToWord();

    private static long Whole(double bytes) => (long)Math.Round(bytes);

    private static double? Milliseconds(double? seconds) => seconds is { } known ? Math.Round(known * 1000, 3) : null;
}
