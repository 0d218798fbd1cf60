using System.CommandLine;
using System.Data.Common;
using Monitoring.Load;
using Monitoring.Load.Commands;
using Monitoring.Storage;

var root = new RootCommand("Sends seeded, realistic batches to an engine, and says afterwards exactly what its store must contain.");
SendCommand.AddTo(root);
OtlpCommand.AddTo(root);
CheckCommand.AddTo(root);
KillCommand.AddTo(root);
FillCommand.AddTo(root);
AskCommand.AddTo(root);
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (string error in parsed.Errors.Select(e => e.Message).Distinct(StringComparer.Ordinal))
    {
        await Console.Error.WriteLineAsync($"monitoring-load: {error.ReplaceLineEndings(" ")}");
    }

    return 2;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (Exception exception) when (exception is LoadException or StoreUnavailableException or HttpRequestException or DbException or IOException)
{
    await Console.Error.WriteLineAsync($"monitoring-load: {exception.Message}");
    return 2;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("monitoring-load: interrupted");
    return 130;
}
