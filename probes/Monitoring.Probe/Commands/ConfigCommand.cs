using System.CommandLine;
using System.Globalization;

using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe config check --config probe.json</c>: whether the probe would start with its settings.</summary>
public static class ConfigCommand
{
    public static Command Create()
    {
        Option<string> config = new("--config") { Description = "the configuration file", Required = true };
        Command check = new("check", "Check a configuration without opening an input or the spool; one line for each mistake.") { config };
        check.SetAction(parsed => Check(parsed.GetRequiredValue(config)));
        return new Command("config", "The settings of a probe.") { check };
    }

    private static int Check(string path)
    {
        List<ConfigMistake> mistakes = [];
        ProbeOptions? options = ProbeOptionsReader.ReadFile(path, mistakes);
        foreach (ConfigMistake mistake in mistakes)
        {
            Console.Error.WriteLine(mistake.Describe(Path.GetFileName(path)));
        }

        if (options is null)
        {
            return ExitStatus.Unusable;
        }

        string source = options.PullsConfiguration ? ", and what the engine gives it instead" : string.Empty;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ok: probe {options.Probe}, inputs: {options.Inputs.Count}{source}"));
        return ExitStatus.Clean;
    }
}
