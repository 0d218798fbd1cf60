namespace Monitoring.Probe.Commands;

/// <summary>Takes bytes that are gone when it returns.</summary>
public delegate void TakeBytes(ReadOnlySpan<byte> bytes);
