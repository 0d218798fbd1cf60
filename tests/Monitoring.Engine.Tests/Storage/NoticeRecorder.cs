using System.Collections.Concurrent;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Keeps what a store said.</summary>
internal sealed class NoticeRecorder : IStoreObserver
{
    private long _sealedBytes;

    public ConcurrentQueue<(StoreNotice Notice, string Text)> Notices { get; } = new();

    public long SealedBytes => Interlocked.Read(ref _sealedBytes);

    public int Count(StoreNotice notice) => Notices.Count(n => n.Notice == notice);

    public void OnNotice(StoreNotice notice, string text) => Notices.Enqueue((notice, text));

    public void OnCommitted(int batches, long samples, TimeSpan elapsed)
    {
        // no test asks for it
    }

    public void OnSealed(int chunks, long bytes) => Interlocked.Add(ref _sealedBytes, bytes);
}
