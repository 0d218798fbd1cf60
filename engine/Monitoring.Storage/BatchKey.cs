namespace Monitoring.Storage;

/// <summary>The identity of a batch; the engine applies it once.</summary>
/// <param name="Probe">The probe's name.</param>
/// <param name="Epoch">The life of its spool.</param>
/// <param name="Sequence">From 1, shared by all lanes.</param>
public readonly record struct BatchKey(string Probe, Guid Epoch, long Sequence);
