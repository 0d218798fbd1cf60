using System.CommandLine;

using Monitoring.Probe.Commands;

RootCommand root = new("Watches broadcast signals and judges recordings of them.") { RunCommand.Create(), EnrolCommand.Create(), AnalyzeCommand.Create(), TablesCommand.Create(), StreamsCommand.Create(), TemplateCommand.Create(), ConfigCommand.Create() };
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    string mistake = parsed.UnmatchedTokens is [string unknown, ..] ? $"unknown command or option '{unknown}'" : parsed.Errors[0].Message.TrimEnd('.');
    await Console.Error.WriteLineAsync($"monitoring-probe: {mistake} (monitoring-probe --help lists what there is)");
    return ExitStatus.Unusable;
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(8) });
