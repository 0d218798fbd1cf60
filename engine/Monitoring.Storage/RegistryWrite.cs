namespace Monitoring.Storage;

/// <summary>What becomes of one object of the registry.</summary>
/// <param name="Kind">Its kind's word.</param>
/// <param name="Id">Its id.</param>
/// <param name="Body">What it is from now on; null retires it.</param>
public readonly record struct RegistryWrite(string Kind, string Id, string? Body);
