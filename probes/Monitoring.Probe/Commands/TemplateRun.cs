using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Templates;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>template</c>, from the input to the file.</summary>
internal sealed class TemplateRun(string input, InputAnalysis analysis)
{
    /// <exception cref="AnalyzeInputException">Nothing can be learned from the input.</exception>
    public int Execute(CancellationToken stop)
    {
        using var source = AnalyzeInput.Open(input);
        TransportStreamReport report = analysis.Read(source, showsProgress: true, stop);
        if (report.TransportStreamId is null)
        {
            throw AnalyzeInputException.NothingToLearn(source.Name);
        }

        CommandOutput.WriteDocument(output => output.Write(TemplateLearning.Learn(report).ToJson()));
        return ExitStatus.Clean;
    }
}
