namespace Monitoring.Storage;

/// <summary>One version of what a probe is to run, with its content: three JSON texts.</summary>
public sealed record StoredConfiguration(ConfigurationVersion Version, string Settings, string Templates, string Profiles);
