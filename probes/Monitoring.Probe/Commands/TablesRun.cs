using Monitoring.Probe.NetworkCaptures;
using Monitoring.Probe.Tables;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>tables</c>, from the input to the exit status.</summary>
internal sealed class TablesRun(string input, string? stream, TableSelection selection, NetworkRules rules, bool asJson)
{
    /// <exception cref="AnalyzeInputException">The input cannot be read.</exception>
    public int Execute(CancellationToken stop)
    {
        using var source = AnalyzeInput.Open(input);
        TableReader reader = new(selection);
        ReadingProgress.Show(source, !asJson, progress => Read(source, reader, progress, stop));
        if (reader.Packets == 0)
        {
            throw AnalyzeInputException.NoPackets(source.Name, source.IsEmpty);
        }

        if (asJson)
        {
            CommandOutput.WriteDocument(output => TablesDocument.Write(output, input, reader, rules));
        }
        else
        {
            CommandOutput.WriteText(console => TablesText.Write(console, input, reader, rules));
        }

        return ExitStatus.Clean;
    }

    private void Read(AnalyzeInput source, TableReader reader, Action<long>? progress, CancellationToken stop)
    {
        if (source.IsCapture)
        {
            _ = CaptureInput.Read(source, stream, new CapturedTables(reader), progress, stop);
            return;
        }

        if (stream is not null)
        {
            throw AnalyzeInputException.NoCapture(source.Name);
        }

        source.ReadAll(reader.Write, progress, stop);
        reader.Complete();
    }
}
