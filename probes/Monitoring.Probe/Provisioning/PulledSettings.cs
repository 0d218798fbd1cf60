using System.Text;

using Monitoring.Contracts.Configuration;
using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Provisioning;

/// <summary>
/// Reads what the engine gives a probe by the rules of its own settings file. What only the probe can know, its name, the engine and what proves
/// it there, the spool, is never taken from the engine.
/// </summary>
internal static class PulledSettings
{
    /// <summary>What the document is called in messages.</summary>
    public const string Name = "settings";

    /// <summary>The inputs; null, and at least one mistake, where anything is wrong.</summary>
    public static IReadOnlyList<InputOptions>? Read(ProbeConfiguration configuration, ProbeOptions own, ICollection<ConfigMistake> mistakes)
    {
        ConfigNode? root = ConfigDocument.Read(Encoding.UTF8.GetBytes(configuration.Settings), mistakes);
        ConfigSection? section = root is null ? null : ConfigSection.Open(root, mistakes, "probe", "inputs");
        if (section is null)
        {
            return null;
        }

        if (section.Text("probe") is { } probe && probe != own.Probe)
        {
            section.Report("probe", "is another probe than this");
        }

        SettingSources sources = new(own.BaseFolder, configuration.Templates, configuration.Profiles);
        List<InputOptions> inputs = InputsReader.Read(section, sources, mayBeAbsent: false, mistakes);
        return mistakes.Count > 0 ? null : inputs;
    }
}
