namespace Monitoring.Analysis;

/// <summary>A service the channel plan names for an input.</summary>
public sealed record ExpectedService(ushort Id, string Name);
