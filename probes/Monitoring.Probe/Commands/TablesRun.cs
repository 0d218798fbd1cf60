using Monitoring.Probe.Tables;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>tables</c>, from the input to the exit status.</summary>
internal sealed class TablesRun(string input, TableSelection selection, bool isChinese, bool asJson)
{
    public int Execute(CancellationToken stop)
    {
        try
        {
            using var source = AnalyzeInput.Open(input);
            if (source.IsCapture)
            {
                throw AnalyzeInputException.IsCapture(source.Name);
            }

            TableReader reader = new(selection);
            ReadingProgress.Show(source, !asJson, progress => source.ReadAll(reader.Write, progress, stop));
            reader.Complete();
            if (reader.Packets == 0)
            {
                throw AnalyzeInputException.NoPackets(source.Name, source.IsEmpty);
            }

            Write(reader);
            return ExitStatus.Clean;
        }
        catch (AnalyzeInputException notRead)
        {
            Console.Error.WriteLine($"monitoring-probe: {notRead.Message}");
            return ExitStatus.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }

    /// <summary>Writes the tables; a reader that closed the pipe has seen enough.</summary>
    private void Write(TableReader reader)
    {
        try
        {
            if (asJson)
            {
                using Stream output = Console.OpenStandardOutput();
                using BufferedStream buffered = new(output);
                TablesDocument.Write(buffered, input, reader, isChinese);
            }
            else
            {
                TablesText.Write(AnalyzeText.StandardOutput(), input, reader, isChinese);
            }
        }
        catch (IOException)
        {
            Console.SetOut(TextWriter.Null);
        }
    }
}
