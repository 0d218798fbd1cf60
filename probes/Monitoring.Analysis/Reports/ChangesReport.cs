using Monitoring.Analysis.Changes;

namespace Monitoring.Analysis.Reports;

/// <summary>What changed in the stream, in the order found.</summary>
/// <param name="Changes">The first of them.</param>
/// <param name="LeftOff">Changes beyond those.</param>
public sealed record ChangesReport(IReadOnlyList<ChangeReport> Changes, long LeftOff)
{
    /// <summary>The report of a ledger.</summary>
    internal static ChangesReport Of(ChangeLedger ledger) =>
        new([.. ledger.Changes.Select(Describe)], ledger.LeftOff);

    private static ChangeReport Describe(StreamChange change) => new(
        change.Kind, change.IsInformation, ReportTime.Seconds(change.At.Nanoseconds), change.Packet, change.Scope.ServiceId,
        change.Pid < 0 ? null : change.Pid, change.Table, change.Before, change.After, change.Versions?.Before, change.Versions?.After);
}
