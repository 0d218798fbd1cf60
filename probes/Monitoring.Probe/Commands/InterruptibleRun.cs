namespace Monitoring.Probe.Commands;

/// <summary>
/// Runs a command that reads until its input ends. A read that waits for standard input does not hold up Ctrl-C, and an input that cannot be
/// used is one line and status 2.
/// </summary>
internal static class InterruptibleRun
{
    public static async Task<int> ExecuteAsync(Func<CancellationToken, int> execute, CancellationToken stop)
    {
        try
        {
            return await Task.Run(() => execute(stop), CancellationToken.None).WaitAsync(stop);
        }
        catch (AnalyzeInputException unusable)
        {
            await Console.Error.WriteLineAsync($"monitoring-probe: {unusable.Message}");
            return ExitStatus.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }
}
