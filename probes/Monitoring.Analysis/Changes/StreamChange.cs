using Monitoring.Analysis.Timing;

namespace Monitoring.Analysis.Changes;

/// <summary>Something about the stream is other than it was. It is no fault: what is right, a template says.</summary>
/// <param name="Kind">A word of <see cref="ChangeKind"/>.</param>
/// <param name="At">When, on the clock of the analysis; <see cref="AnalysisClock.Unknown"/> where a file has no time.</param>
/// <param name="Packet">Number of the packet that showed it, from 0.</param>
/// <param name="Scope">The stream, or the one service touched.</param>
/// <param name="Pid">The PID; -1 for none.</param>
/// <param name="Table">Short name of the table that says so; null where none does.</param>
/// <param name="Before">How it was; null for what was not there.</param>
/// <param name="After">How it is; null for what is gone.</param>
/// <param name="Versions">version_number of the table before and after; null where no table says so.</param>
public sealed record StreamChange(
    string Kind, Instant At, long Packet, Scope Scope, int Pid, string? Table, string? Before, string? After, (int Before, int After)? Versions)
{
    /// <summary>Worth knowing, and nothing that a viewer or a receiver would notice.</summary>
    public bool IsInformation => Kind == ChangeKind.SameContent;
}
