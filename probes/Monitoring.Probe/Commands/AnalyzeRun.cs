using Monitoring.Analysis.Reports;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>analyze</c>, from the input to the exit status.</summary>
internal sealed class AnalyzeRun(string input, InputAnalysis analysis, bool asJson)
{
    /// <summary>Reads, judges, writes.</summary>
    /// <exception cref="AnalyzeInputException">The input cannot be judged.</exception>
    public int Execute(CancellationToken stop)
    {
        using var source = AnalyzeInput.Open(input);
        TransportStreamReport report = analysis.Read(source, showsProgress: !asJson, stop);
        if (asJson)
        {
            CommandOutput.WriteDocument(AnalyzeDocument.From(input, report).WriteTo);
        }
        else
        {
            CommandOutput.WriteText(console => AnalyzeText.Write(console, input, report));
        }

        return report.Verdict switch
        {
            TransportStreamReport.Clean => ExitStatus.Clean,
            TransportStreamReport.Faulty => ExitStatus.Faults,
            _ => throw AnalyzeInputException.NothingToJudge(source.Name),
        };
    }
}
