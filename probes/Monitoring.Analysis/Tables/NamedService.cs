namespace Monitoring.Analysis.Tables;

/// <summary>A service as the SDT describes it.</summary>
internal sealed record NamedService(string? Name, string? Provider, int? Type, int RunningStatus, bool FreeCaMode);
