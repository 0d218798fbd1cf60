namespace Monitoring.Storage.Intake;

/// <summary>A batch on its way to the disk.</summary>
internal sealed class PendingAppend(IngestItem item)
{
    private readonly TaskCompletionSource<AppendResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IngestItem Item => item;

    public Task<AppendResult> Done => _done.Task;

    public void Complete(AppendResult result) => _done.TrySetResult(result);

    public void Fail(Exception cause) => _done.TrySetException(cause);
}
