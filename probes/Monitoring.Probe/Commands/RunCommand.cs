using System.CommandLine;

using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Operations;
using Monitoring.Operations.Logging;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe run --config probe.json</c>: watches the configured inputs until stopped.</summary>
public static class RunCommand
{
    public static Command Create()
    {
        Option<string> config = new("--config") { Description = "the configuration file", Required = true };
        Command command = new("run", "Watch the inputs of a configuration and send measurements to the engine.") { config };
        command.SetAction((parsed, stop) => RunAsync(parsed.GetRequiredValue(config), stop));
        return command;
    }

    private static async Task<int> RunAsync(string path, CancellationToken stop)
    {
        List<ConfigMistake> mistakes = [];
        ProbeOptions? options = ProbeOptionsReader.ReadFile(path, mistakes);
        if (options is null || mistakes.Count > 0)
        {
            foreach (ConfigMistake mistake in mistakes)
            {
                await Console.Error.WriteLineAsync(mistake.Describe(Path.GetFileName(path))).ConfigureAwait(false);
            }

            return ExitStatus.Unusable;
        }

        using ILoggerFactory logging = LoggerFactory.Create(builder => builder.AddLines(options.LogFormat));
        try
        {
            await ProbeApp.RunAsync(
                options, TimeProvider.System, ServiceNotifier.FromEnvironment(), logging.CreateLogger("probe"), stop).ConfigureAwait(false);
            return ExitStatus.Clean;
        }
        catch (SpoolException e)
        {
            await Console.Error.WriteLineAsync($"{Path.GetFileName(path)}: {e.Message}").ConfigureAwait(false);
            return ExitStatus.Unusable;
        }
    }
}
