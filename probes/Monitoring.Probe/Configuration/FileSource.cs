namespace Monitoring.Probe.Configuration;

/// <summary>A file, played in real time.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Loop">Whether it starts again at its end.</param>
public sealed record FileSource(string Path, bool Loop) : StreamSource;
