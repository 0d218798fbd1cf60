namespace Monitoring.Analysis.Reports;

/// <summary>One change of a stream.</summary>
/// <param name="Kind">What changed, a word of <see cref="Changes.ChangeKind"/>.</param>
/// <param name="Information">Nothing that a viewer or a receiver would notice: a table has another version and says the same.</param>
/// <param name="At">Stream time in seconds; null where the stream has none.</param>
/// <param name="Packet">Number of the packet that showed it, from 0.</param>
/// <param name="ServiceId">The service; null for the stream itself.</param>
/// <param name="Pid">The PID, where there is one.</param>
/// <param name="Table">The table that says so; null where packets do.</param>
/// <param name="Before">How it was; null for what was not there.</param>
/// <param name="After">How it is; null for what is gone.</param>
/// <param name="VersionBefore">version_number of the table before.</param>
/// <param name="VersionAfter">And after: the same where the change came without a new version.</param>
public sealed record ChangeReport(
    string Kind, bool Information, double? At, long Packet, int? ServiceId, int? Pid, string? Table, string? Before, string? After,
    int? VersionBefore, int? VersionAfter);
