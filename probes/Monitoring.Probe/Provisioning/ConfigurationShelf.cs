using System.Diagnostics.CodeAnalysis;

using Monitoring.Contracts.Configuration;
using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Provisioning;

/// <summary>The last good version, kept beside the spool: the probe begins with it when the engine is away.</summary>
internal sealed class ConfigurationShelf(string folder)
{
    private const string FileName = "configuration.json";

    private readonly string _path = Path.Combine(folder, FileName);

    /// <summary>Reads what was kept; false where nothing was, or with one line where it is damaged.</summary>
    public bool TryRead([NotNullWhen(true)] out ProbeConfiguration? configuration, out string? problem)
    {
        configuration = null;
        problem = null;
        try
        {
            return File.Exists(_path) && ProbeConfiguration.TryRead(File.ReadAllBytes(_path), out configuration, out problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = e.Message;
            return false;
        }
    }

    /// <summary>Keeps an answer as it came.</summary>
    /// <exception cref="IOException">The disk is full or broken; what was kept before still is.</exception>
    public void Keep(byte[] answer) => DurableFile.Replace(_path, answer);
}
