namespace Monitoring.Analysis.Reports;

/// <summary>Broken sections of a PID; without table_id where they did not get as far.</summary>
public sealed record SectionErrorReport(int Pid, int? TableId, long Crc, long Syntax);
