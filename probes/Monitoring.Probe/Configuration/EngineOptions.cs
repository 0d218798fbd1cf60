namespace Monitoring.Probe.Configuration;

/// <summary>Where batches go.</summary>
/// <param name="Ingest">Address of the engine's ingest port.</param>
/// <param name="Token">What proves the probe to the engine; null when none is configured.</param>
public sealed record EngineOptions(Uri Ingest, string? Token);
