namespace Monitoring.Storage;

/// <summary>A piece of running state that must survive a restart exactly in step with the applied batches.</summary>
/// <param name="Key">The owner's key.</param>
/// <param name="Body">The owner's text, JSON as a rule; null removes the key.</param>
public readonly record struct KeptState(string Key, string? Body);
