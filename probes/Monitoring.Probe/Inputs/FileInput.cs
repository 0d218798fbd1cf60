using Monitoring.Analysis.Timing;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Inputs;

/// <summary>A recording, played in real time by its PCRs, once or for ever.</summary>
internal sealed class FileInput(FileSource source, ProbeClock clock, TimeProvider time) : IStreamInput
{
    private const int PieceLength = 7 * 188;

    /// <summary>Searched for the first two PCRs, which tell the rate to begin with.</summary>
    private const int LongestPreview = 16 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    /// <summary>A piece that is later than this is not late by the granularity of timers.</summary>
    private const long BehindNanoseconds = 10_000_000;

    /// <summary>When the next piece is due; nothing is due before the first nor after the last.</summary>
    private long _due = long.MaxValue;

    public long SocketInode => 0;

    public string? Advice => null;

    public bool IsBehind => clock.Now.Nanoseconds - Volatile.Read(ref _due) > BehindNanoseconds;

    public async Task RunAsync(IStreamReceiver receiver, Action opened, CancellationToken stop)
    {
        try
        {
            await PlayAsync(receiver, opened, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputFailedException.CannotRead(source.Path, e);
        }
        finally
        {
            Volatile.Write(ref _due, long.MaxValue);
        }
    }

    public override string ToString() => $"file:{source.Path}";

    private async Task PlayAsync(IStreamReceiver receiver, Action opened, CancellationToken stop)
    {
        FileStream file = File.OpenRead(source.Path);
        await using (file.ConfigureAwait(false))
        {
            byte[] piece = new byte[PieceLength];
            PcrPacer pacer = new();
            Preview(file, piece);
            opened();
            Instant start = clock.Now;
            while (true)
            {
                int length = await file.ReadAtLeastAsync(piece, PieceLength, throwOnEndOfStream: false, stop).ConfigureAwait(false);
                pacer.Write(piece.AsSpan(0, length));
                Instant due = start + pacer.Due;
                Volatile.Write(ref _due, due.Nanoseconds);
                TimeSpan wait = due - clock.Now;
                if (wait > Patience)
                {
                    await Task.Delay(wait, time, stop).ConfigureAwait(false);
                }

                // What arrives late does so by a fault of the player, not of the recording.
                receiver.OnData(piece.AsSpan(0, length), due);
                if (length < PieceLength)
                {
                    if (!source.Loop)
                    {
                        return;
                    }

                    file.Position = 0;
                    pacer.Restart();
                    receiver.OnRestart();
                }
            }
        }
    }

    /// <exception cref="InputFailedException">There is nothing to pace the recording by.</exception>
    private void Preview(FileStream file, byte[] piece)
    {
        PcrPacer pacer = new();
        for (int read; !pacer.IsPaced && file.Position < LongestPreview && (read = file.Read(piece)) > 0;)
        {
            pacer.Write(piece.AsSpan(0, read));
        }

        if (!pacer.IsPaced)
        {
            throw InputFailedException.CannotPace(source.Path);
        }

        file.Position = 0;
    }
}
