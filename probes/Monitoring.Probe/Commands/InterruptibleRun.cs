namespace Monitoring.Probe.Commands;

/// <summary>Runs a command that reads until its input ends. A read that waits for standard input does not hold up Ctrl-C.</summary>
internal static class InterruptibleRun
{
    public static async Task<int> ExecuteAsync(Func<CancellationToken, int> execute, CancellationToken stop)
    {
        try
        {
            return await Task.Run(() => execute(stop), CancellationToken.None).WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }
}
