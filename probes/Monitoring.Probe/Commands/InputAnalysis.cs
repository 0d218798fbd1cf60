using Monitoring.Analysis;
using Monitoring.Analysis.Network;
using Monitoring.Analysis.Reports;
using Monitoring.Probe.NetworkCaptures;
using Monitoring.Probe.StampedFiles;

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

        if (source.IsStamped)
        {
            StampedPlayback playback = new(options);
            source.ReadAll(playback.Write, progress, stop);
            return playback.Complete() ?? throw AnalyzeInputException.NoPackets(source.Name, source.IsEmpty);
        }

        TransportStreamAnalyzer analyzer = new(options, NoConditions.Instance);
        source.ReadAll(bytes => analyzer.Write(bytes, default), progress, stop);
        analyzer.Complete();
        return analyzer.Report();
    }

    /// <summary>Judged on the arrival times recorded.</summary>
    private TransportStreamReport ReadCapture(AnalyzeInput source, Action<long>? progress, CancellationToken stop)
    {
        CapturePlayback playback = new(options, ArrivalClock.Recorded);
        FlowReport flow = CaptureInput.Read(source, stream, playback, progress, stop);
        return playback.Report!.WithRtp(flow.Rtp);
    }
}
