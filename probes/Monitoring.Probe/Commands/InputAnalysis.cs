using Monitoring.Analysis;
using Monitoring.Analysis.Network;
using Monitoring.Analysis.Reports;
using Monitoring.Probe.NetworkCaptures;

namespace Monitoring.Probe.Commands;

/// <summary>Reads an input to its end and analyses the transport stream in it.</summary>
internal sealed class InputAnalysis(AnalysisOptions options, string? stream)
{
    /// <summary>The report of a transport stream, or of the one stream of a capture that is meant.</summary>
    /// <exception cref="AnalyzeInputException">There is none, or more than one.</exception>
    public TransportStreamReport Read(AnalyzeInput source, bool showsProgress, CancellationToken stop)
    {
        TransportStreamReport? report = null;
        ReadingProgress.Show(source, showsProgress, progress => report = Read(source, progress, stop));
        return report is { Packets: > 0 } ? report : throw AnalyzeInputException.NoPackets(source.Name, source.IsEmpty);
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

    /// <summary>Judged on the arrival times recorded.</summary>
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
}
