using System.Collections;
using System.CommandLine;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary>The command line. Every mistake of the user is one line on standard error and exit status 2.</summary>
public static class EngineCommands
{
    /// <summary>Exit status when the user has to change something first.</summary>
    public const int Refused = 2;

    /// <summary>Exit status of an engine that had to end before all was written down.</summary>
    public const int CutOff = 3;

    /// <summary>Runs a command line to its exit status.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Option<string?> config = new("--config") { Description = "Settings file (JSON)", Recursive = true };
        var root = new RootCommand("Takes what probes measure, keeps it, raises alarms and serves the wall.") { config };
        ServeCommand.AddTo(root, config);
        ReportCommand.AddTo(root, config);
        QueryCommand.AddTo(root, config);
        RegistryCommand.AddTo(root, config);
        StoreCommand.AddTo(root, config);
        PasswordCommand.AddTo(root, config);
        TokenCommand.AddTo(root, config);
        CaCommand.AddTo(root, config);
        ProbeCommand.AddTo(root, config);

        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (string error in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
            {
                await Console.Error.WriteLineAsync($"monitoring-engine: {error.ReplaceLineEndings(" ")}");
            }

            return Refused;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (StartupException exception)
        {
            foreach (string line in exception.Lines)
            {
                await Console.Error.WriteLineAsync($"monitoring-engine: {line}");
            }

            return Refused;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"monitoring-engine: {exception.Message.ReplaceLineEndings(" ")}");
            return Refused;
        }
    }

    /// <summary>The settings a command runs with.</summary>
    internal static EngineOptions ReadOptions(ParseResult parsed, Option<string?> config, IEnumerable<(string Key, string? Value)> overrides)
    {
        IDictionary environment = Environment.GetEnvironmentVariables();
        KeyValuePair<string, string>[] given = [.. overrides.Where(o => o.Value is not null).Select(o => KeyValuePair.Create(o.Key, o.Value!))];
        EngineOptions options = EngineOptionsReader.Read(parsed.GetValue(config), environment, given);
        return options with { Data = Path.GetFullPath(options.Data) };
    }
}
