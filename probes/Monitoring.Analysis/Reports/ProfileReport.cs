namespace Monitoring.Analysis.Reports;

/// <summary>The limits a stream was judged by.</summary>
/// <param name="Name">Name of the profile.</param>
/// <param name="Source">The file it was read from, as the user named it; null for one that comes along.</param>
public sealed record ProfileReport(string Name, string? Source);
