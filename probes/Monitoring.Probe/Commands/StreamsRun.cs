using System.Globalization;
using Monitoring.Analysis.Network;
using Monitoring.Probe.NetworkCaptures;
using Spectre.Console;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>streams</c>, from the capture to the list.</summary>
internal sealed class StreamsRun(string input, bool asJson)
{
    /// <exception cref="AnalyzeInputException">The input is no capture, or cannot be read.</exception>
    public int Execute(CancellationToken stop)
    {
        using var source = AnalyzeInput.Open(input);
        if (!source.IsCapture)
        {
            throw AnalyzeInputException.NoCapture(source.Name);
        }

        CaptureAnalysis capture = new(new StreamChoice(null), stream: null);
        ReadingProgress.Show(source, !asJson, progress => source.ReadAll(capture.Write, progress, stop));
        capture.Complete();
        if (asJson)
        {
            CommandOutput.WriteDocument(StreamsDocument.From(input, capture.Report()).WriteTo);
        }
        else
        {
            CommandOutput.WriteText(console => Print(console, capture.Report()));
        }

        return ExitStatus.Clean;
    }

    private static void Print(IAnsiConsole console, CaptureReport report)
    {
        string end = report.Damaged ? ", damaged and not read to its end" : report.Truncated ? ", ends within a frame" : string.Empty;
        console.Write(AnalyzeText.Plain($"{report.Format}: {report.Frames} frames, {report.Datagrams} datagrams{end}\n"));
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("No").RightAligned()).AddColumn(new TableColumn("Stream").NoWrap()).AddColumn("What");
        foreach (string right in (string[])["Datagrams", "Mbit/s", "RTP lost", "Reordered", "Jitter ms"])
        {
            _ = table.AddColumn(new TableColumn(right).RightAligned().NoWrap());
        }

        foreach (FlowReport flow in report.Streams)
        {
            _ = table.AddRow(
                AnalyzeText.Plain(Whole(flow.Number)), AnalyzeText.Plain(flow.Name), AnalyzeText.Plain(flow.Kind),
                AnalyzeText.Plain(Whole(flow.Datagrams)), AnalyzeText.Plain(Decimals(flow.Bitrate / 1e6)), AnalyzeText.Plain(Whole(flow.Rtp?.Lost)),
                AnalyzeText.Plain(Whole(flow.Rtp?.Reordered)), AnalyzeText.Plain(Decimals(flow.Rtp?.JitterMs)));
        }

        console.Write(table);
    }

    private static string Whole(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Decimals(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? string.Empty;
}
