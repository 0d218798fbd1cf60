using Monitoring.Analysis;
using Monitoring.Analysis.Network;
using Monitoring.Analysis.Reports;
using Monitoring.Probe.NetworkCaptures;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>analyze</c>, from the input to the exit status.</summary>
public sealed class AnalyzeRun(string input, AnalysisOptions options, string? stream, bool asJson)
{
    /// <summary>Writes something else than the report to standard output, where it is set.</summary>
    internal Action<Stream, TransportStreamReport>? Output { get; init; }

    /// <summary>The exit status tells the verdict, and not only that the input was read.</summary>
    internal bool IsVerdict { get; init; } = true;

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
                _ when !IsVerdict && report.TransportStreamId is not null => ExitStatus.Clean,
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
        if (source.IsCapture)
        {
            return ReadCapture(source, progress, stop);
        }

        if (stream is not null)
        {
            throw AnalyzeInputException.NoCapture(source.Name);
        }

        TransportStreamAnalyzer analyzer = new(options, NoConditions.Instance);
        source.ReadAll(bytes => analyzer.Write(bytes, default), progress, stop);
        analyzer.Complete();
        return analyzer.Report();
    }

    /// <summary>The one transport stream of a capture, or the one that was chosen, on the arrival times recorded.</summary>
    private TransportStreamReport ReadCapture(AnalyzeInput source, Action<long>? progress, CancellationToken stop)
    {
        CaptureAnalysis capture = new(new StreamChoice(stream), options);
        source.ReadAll(capture.Write, progress, stop);
        TransportStreamReport? report = capture.Complete();
        IReadOnlyList<FlowMeter> candidates = capture.Candidates;
        if (candidates.Count > 1)
        {
            throw AnalyzeInputException.SeveralStreams(source.Name, candidates.Select(c => c.Key.ToString()));
        }

        FlowMeter? judged = candidates.FirstOrDefault(c => c.Key == capture.Judged);
        return report is not null && judged is not null
            ? report with { Rtp = capture.Report().Streams.FirstOrDefault(s => s.Number == judged.Number)?.Rtp }
            : throw AnalyzeInputException.NoStream(source.Name, stream);
    }

    /// <summary>Writes the report; a reader that closed the pipe has seen enough, and the verdict stands.</summary>
    private void Write(TransportStreamReport report)
    {
        try
        {
            if (Output is not null)
            {
                using Stream output = Console.OpenStandardOutput();
                Output(output, report);
            }
            else if (asJson)
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
}
