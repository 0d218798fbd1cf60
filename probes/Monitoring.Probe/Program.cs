using System.CommandLine;

using Monitoring.Probe.Commands;

RootCommand root = new("Watches broadcast signals and judges recordings of them.") { RunCommand.Create(), AnalyzeCommand.Create() };
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"monitoring-probe: {parsed.Errors[0].Message} (monitoring-probe --help lists the commands)");
    return ExitStatus.Unusable;
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(8) });
