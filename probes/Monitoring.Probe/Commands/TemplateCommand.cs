using System.CommandLine;
using Monitoring.Analysis;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Commands;

/// <summary><c>monitoring-probe template</c>: what a stream holds, as a file that later ones are compared with.</summary>
public static class TemplateCommand
{
    public static Command Create()
    {
        Argument<string> input = new("input") { Description = "Transport stream or network capture to learn from; - reads standard input" };
        Option<string?> stream = CaptureStreamOption.Create();
        Option<CharacterTable?> text = TextDefault.Option();
        Command command = new("template", "Write what a stream holds as a template to edit: exit status 0 done, 2 not read") { input, stream, text };
        command.SetAction((parsed, stop) =>
        {
            InputAnalysis analysis = new(new AnalysisOptions { Clock = ClockKind.Stream, TextDefault = parsed.GetValue(text) }, parsed.GetValue(stream));
            TemplateRun run = new(parsed.GetValue(input)!, analysis);
            return InterruptibleRun.ExecuteAsync(run.Execute, stop);
        });
        return command;
    }
}
