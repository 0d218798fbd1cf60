namespace Monitoring.Storage;

/// <summary>What may become the next version of a probe's configuration: three JSON texts, who wants it and why.</summary>
public sealed record ConfigurationDraft(string Probe, string Settings, string Templates, string Profiles, string Actor, string Comment);
