using Monitoring.Contracts.Wording;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>
/// Whether backups are made: the age of the newest one in the folder they go to. It looks on its own, for that folder may be one of a network
/// that does not answer.
/// </summary>
public sealed class BackupWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly BackupFolder _folder;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;
    private volatile Sight _sight;

    /// <summary>Watches a folder.</summary>
    /// <param name="folder">Where backups go.</param>
    /// <param name="limit">How old the newest may be.</param>
    /// <param name="clock">The time.</param>
    public BackupWatch(BackupFolder folder, TimeSpan limit, TimeProvider clock)
    {
        _folder = folder;
        _limit = limit;
        _clock = clock;
        _sight = new Sight(clock.GetUtcNow(), IsSeen: false, Newest: null, Why: null);
    }

    /// <summary>Whether somebody has looked already, or should have.</summary>
    public bool IsKnown => _sight.IsSeen || _sight.Why is not null || IsHanging(_sight);

    /// <summary>How old the newest backup is; null where there is none, or it is not known.</summary>
    public TimeSpan? Age => _clock.GetUtcNow() - _sight.Newest;

    /// <summary>Looks until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            // Whoever stops does not wait for a folder that hangs.
            await Task.Run(LookUp, CancellationToken.None).WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(Interval, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks once.</summary>
    public void LookUp()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        try
        {
            _sight = new Sight(now, IsSeen: true, _folder.FindNewest(), Why: null);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Sight before = _sight;
            SentenceValue why = cause is DirectoryNotFoundException ? Sentences.FolderMissing : cause.Message.ReplaceLineEndings(" ");
            _sight = before with { At = before.Why is null ? now : before.At, Why = why };
        }
    }

    /// <summary>What to say of backups that are late; null where they are not.</summary>
    public Explanation? Find()
    {
        Sight sight = _sight;
        if (sight.Why is not null || IsHanging(sight))
        {
            return Sentences.BackupsUnseen.With(_folder.Path, sight.At.ToUnixTimeMilliseconds(), sight.Why ?? Sentences.NoAnswer);
        }

        if (!sight.IsSeen || _clock.GetUtcNow() - sight.Newest <= _limit)
        {
            return null;
        }

        Explanation late = sight.Newest is { } newest
            ? Sentences.BackupOld.With(_folder.Path, newest.ToUnixTimeMilliseconds(), _limit.TotalHours) : Sentences.BackupMissing.With(_folder.Path);
        return late.And((_folder.IsOfFiles ? Sentences.BackUpFiles : Sentences.BackUpDatabase).With());
    }

    private bool IsHanging(Sight sight) => _clock.GetUtcNow() - sight.At > Patience;

    /// <summary>What was seen.</summary>
    /// <param name="At">When it was looked last, or since when that fails.</param>
    /// <param name="IsSeen">It was seen at all.</param>
    /// <param name="Newest">When the newest backup was made.</param>
    /// <param name="Why">Why it cannot be looked at.</param>
    private sealed record Sight(DateTimeOffset At, bool IsSeen, DateTimeOffset? Newest, SentenceValue? Why);
}
