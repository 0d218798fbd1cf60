using System.CommandLine;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe streams</c>: the flows of a network capture.</summary>
public static class StreamsCommand
{
    public static Command Create()
    {
        Argument<string> input = new("input") { Description = "Network capture, pcap or pcapng; - reads standard input" };
        Option<string> format = OutputFormat.Option();
        Command command = new("streams", "List the streams of a network capture: exit status 0 done, 2 not read") { input, format };
        command.SetAction((parsed, stop) =>
        {
            StreamsRun run = new(parsed.GetValue(input)!, parsed.GetValue(format) == OutputFormat.Json);
            return InterruptibleRun.ExecuteAsync(run.Execute, stop);
        });
        return command;
    }
}
