using Monitoring.Analysis;
using Monitoring.Analysis.Reports;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>analyze</c>, from the input to the exit status.</summary>
public sealed class AnalyzeRun(string input, AnalysisOptions options, bool asJson)
{
    private const int ChunkSize = 256 * 1024;

    /// <summary>Reads, judges, writes.</summary>
    public int Execute(CancellationToken stop)
    {
        try
        {
            using var source = AnalyzeInput.Open(input);
            TransportStreamReport report = Analyze(source, stop);
            if (report.Packets == 0)
            {
                throw AnalyzeInputException.NoPackets(source.Name, source.IsEmpty);
            }

            Write(report);
            return report.Verdict switch
            {
                TransportStreamReport.Clean => ExitStatus.Clean,
                TransportStreamReport.Faulty => ExitStatus.Faults,
                _ => throw AnalyzeInputException.NothingToJudge(source.Name),
            };
        }
        catch (AnalyzeInputException notJudged)
        {
            Console.Error.WriteLine($"monitoring-probe: {notJudged.Message}");
            return ExitStatus.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }

    private TransportStreamReport Analyze(AnalyzeInput source, CancellationToken stop)
    {
        TransportStreamReport? report = null;
        ReadingProgress.Show(source, !asJson, progress => report = Read(source, progress, stop));
        return report!;
    }

    private TransportStreamReport Read(AnalyzeInput source, Action<long>? progress, CancellationToken stop)
    {
        TransportStreamAnalyzer analyzer = new(options, NoConditions.Instance);
        byte[] chunk = new byte[ChunkSize];
        long total = 0;
        for (int read = source.Read(chunk); read > 0; read = source.Read(chunk))
        {
            stop.ThrowIfCancellationRequested();
            analyzer.Write(chunk.AsSpan(0, read), default);
            total += read;
            progress?.Invoke(total);
        }

        analyzer.Complete();
        return analyzer.Report();
    }

    /// <summary>Writes the report; a reader that closed the pipe has seen enough, and the verdict stands.</summary>
    private void Write(TransportStreamReport report)
    {
        try
        {
            if (asJson)
            {
                using Stream output = Console.OpenStandardOutput();
                AnalyzeDocument.From(input, report).WriteTo(output);
            }
            else
            {
                AnalyzeText.Write(AnalyzeText.StandardOutput(), input, report);
            }
        }
        catch (IOException)
        {
            Console.SetOut(TextWriter.Null);
        }
    }

    private sealed class NoConditions : IConditionSink
    {
        public static NoConditions Instance { get; } = new();

        public void OnCondition(in ConditionEdge edge)
        {
            // A file's report lists its findings; edges are for live inputs.
        }
    }
}
