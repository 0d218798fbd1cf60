using Monitoring.Probe.Tables;

namespace Monitoring.Probe.Commands;

/// <summary>One run of <c>tables</c>, from the input to the exit status.</summary>
internal sealed class TablesRun(string input, TableSelection selection, bool isChinese, bool asJson)
{
    private const int ChunkSize = 256 * 1024;

    public int Execute(CancellationToken stop)
    {
        try
        {
            using var source = AnalyzeInput.Open(input);
            TableReader reader = new(selection);
            ReadingProgress.Show(source, !asJson, progress => Read(source, reader, progress, stop));
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

    private static void Read(AnalyzeInput source, TableReader reader, Action<long>? progress, CancellationToken stop)
    {
        byte[] chunk = new byte[ChunkSize];
        long total = 0;
        for (int read = source.Read(chunk); read > 0; read = source.Read(chunk))
        {
            stop.ThrowIfCancellationRequested();
            reader.Write(chunk.AsSpan(0, read));
            total += read;
            progress?.Invoke(total);
        }

        reader.Complete();
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
