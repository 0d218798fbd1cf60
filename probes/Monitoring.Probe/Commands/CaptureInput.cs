using Monitoring.Analysis.Network;
using Monitoring.Probe.NetworkCaptures;

namespace Monitoring.Probe.Commands;

/// <summary>Reads a network capture to its end for the one transport stream in it that is meant.</summary>
internal static class CaptureInput
{
    /// <summary>The number of the stream and what is in the capture.</summary>
    /// <param name="source">The capture.</param>
    /// <param name="choice">Which stream is meant; null for the only one.</param>
    /// <param name="stream">Takes it.</param>
    /// <param name="progress">Told the bytes read so far.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="AnalyzeInputException">There is none, or more than one.</exception>
    public static FlowReport Read(AnalyzeInput source, string? choice, ICapturedStream stream, Action<long>? progress, CancellationToken stop)
    {
        CaptureAnalysis capture = new(new StreamChoice(choice), stream);
        source.ReadAll(capture.Write, progress, stop);
        capture.Complete();
        IReadOnlyList<FlowMeter> candidates = capture.Candidates;
        if (candidates.Count > 1)
        {
            throw AnalyzeInputException.SeveralStreams(source.Name, candidates.Select(c => c.Key.ToString()));
        }

        return candidates.FirstOrDefault(c => c.Key == capture.Judged) is { } read
            ? capture.Report().Streams.First(s => s.Number == read.Number)
            : throw AnalyzeInputException.NoStream(source.Name, choice);
    }
}
