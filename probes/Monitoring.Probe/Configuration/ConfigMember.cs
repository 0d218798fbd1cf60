namespace Monitoring.Probe.Configuration;

/// <summary>One <c>"key": value</c> of an object, with the line of the key.</summary>
internal sealed record ConfigMember(string Key, int Line, ConfigNode Value);
