using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary>What a command says is alone on standard output; damage shows as unknown time in it.</summary>
internal sealed class QuietObserver : IStoreObserver
{
    public void OnNotice(StoreNotice notice, string text)
    {
        if (notice is StoreNotice.ChunkUnreadable or StoreNotice.DayFileMovedAside)
        {
            Console.Error.WriteLine($"monitoring-engine: {text}");
        }
    }

    public void OnCommitted(int batches, long samples, TimeSpan elapsed)
    {
        // not a command's business
    }

    public void OnSealed(int chunks, long bytes)
    {
        // not a command's business
    }
}
