using Monitoring.Probe.Inputs;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>An input on which nothing ever comes; or one that cannot be opened.</summary>
internal sealed class SilentInput(bool fails = false, bool isBehind = false) : IStreamInput
{
    public long SocketInode => 0;

    public string? Advice => null;

    public bool IsBehind => isBehind;

    public async Task RunAsync(IStreamReceiver receiver, Action opened, CancellationToken stop)
    {
        if (fails)
        {
            throw InputFailedException.NoSuchInterface("eth9");
        }

        opened();
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
    }
}
