namespace Monitoring.Analysis.Tables;

/// <summary>Where a section began.</summary>
/// <param name="At">Time of the packet.</param>
/// <param name="Packet">Its number.</param>
internal readonly record struct SectionStart(long At, long Packet);
