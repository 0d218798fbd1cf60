using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Monitoring.Engine.Diagnostics;

namespace Monitoring.Engine.Push;

/// <summary>
/// The stream of one wall: first where the client stands, then alarms at once, tiles twice a second, and a frame every second in any
/// case. The next frame is made when the last one has been taken, so a slow client gets fewer and newer frames.
/// </summary>
public sealed class WallFeed
{
    /// <summary>Walls at the same time.</summary>
    public const int MostConnections = 500;

    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan TileInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShareFor = TimeSpan.FromMilliseconds(100);

    private readonly LiveState _live;
    private readonly TimeProvider _clock;
    private readonly EngineMetrics _metrics;
    private EncodedFrame? _shared;
    private int _connections;

    public WallFeed(LiveState live, TimeProvider clock, EngineMetrics metrics)
    {
        _live = live;
        _clock = clock;
        _metrics = metrics;
    }

    /// <summary>Walls connected now.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Frames for a client that holds everything up to a change of an epoch.</summary>
    public async IAsyncEnumerable<EncodedFrame> WatchAsync(
        string? epoch, long lastSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wake = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using IDisposable subscription = _live.Subscribe(() => wake.Writer.TryWrite(0));
        Interlocked.Increment(ref _connections);
        try
        {
            long since = epoch == _live.Epoch ? lastSequence : -1;
            Task<bool> urgent = wake.Reader.WaitToReadAsync(cancellationToken).AsTask();
            while (true)
            {
                wake.Reader.TryRead(out _);

                EncodedFrame frame = Compose(since);
                _metrics.WallFrame(frame.Utf8.Length);
                yield return frame;
                since = frame.Sequence;

                if (urgent.IsCompleted)
                {
                    urgent = wake.Reader.WaitToReadAsync(cancellationToken).AsTask();
                }

                await Task.Delay(Burst, _clock, cancellationToken);
                if (!await Happens(urgent, TileInterval - Burst, cancellationToken) && _live.Sequence == since)
                {
                    await Happens(urgent, TileInterval - Burst, cancellationToken);
                }
            }
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private async Task<bool> Happens(Task<bool> urgent, TimeSpan within, CancellationToken cancellationToken)
    {
        using var elapsed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(urgent, Task.Delay(within, _clock, elapsed.Token));
        await elapsed.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == urgent;
    }

    private EncodedFrame Compose(long since)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        EncodedFrame? shared = Volatile.Read(ref _shared);
        if (shared is not null && shared.Since == since && shared.Sequence == _live.Sequence && (now - shared.At).Duration() < ShareFor)
        {
            return shared;
        }

        var frame = new EncodedFrame(_live.Compose(since, now), since);
        Volatile.Write(ref _shared, frame);
        return frame;
    }
}
