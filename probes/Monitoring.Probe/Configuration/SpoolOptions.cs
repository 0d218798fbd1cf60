namespace Monitoring.Probe.Configuration;

/// <summary>Where batches wait for the engine.</summary>
/// <param name="Path">Absolute path of the folder.</param>
/// <param name="MaxBytes">Most bytes of batches kept on disk.</param>
public sealed record SpoolOptions(string Path, long MaxBytes)
{
    public const long DefaultMaxBytes = 10L * 1024 * 1024 * 1024;
    public const long LeastMaxBytes = 256 * 1024;
    public const long MostMaxBytes = 1024L * 1024 * 1024 * 1024;
}
