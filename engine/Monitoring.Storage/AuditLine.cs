namespace Monitoring.Storage;

/// <summary>What somebody did, for good.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What, in one word.</param>
/// <param name="Detail">To what and why, in one line.</param>
public sealed record AuditLine(DateTimeOffset At, string Actor, string Action, string Detail);
