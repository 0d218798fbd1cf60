namespace Monitoring.Analysis.Reports;

/// <summary>Synchronisation: times lost, single bad sync bytes, bytes that belong to no packet.</summary>
public sealed record SyncReport(long Losses, long BadSyncBytes, long SkippedBytes);
