using Monitoring.Contracts.Alarms;

namespace Monitoring.Storage;

/// <summary>Keeps alarms and their history. One writer: commits are taken one after the other.</summary>
public interface IAlarmStore
{
    /// <summary>The last state of every alarm key that is active or not acknowledged.</summary>
    ValueTask<IReadOnlyList<Alarm>> LoadCurrentAsync(CancellationToken cancellationToken);

    /// <summary>The alarm side's running state, as last committed.</summary>
    ValueTask<IReadOnlyList<KeptState>> LoadKeptAsync(CancellationToken cancellationToken);

    /// <summary>Makes a commit durable and gives its transitions their ids and hashes.</summary>
    /// <exception cref="StoreUnavailableException">Not durable; the same object may be offered again and counts once.</exception>
    ValueTask<IReadOnlyList<AlarmTransition>> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken);

    /// <summary>Lines of the history, newest first.</summary>
    ValueTask<IReadOnlyList<AlarmTransition>> ReadHistoryAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Changes of streams, the newest to arrive first. Of an entity the newest thousand are kept, of all together a million.
    /// </summary>
    ValueTask<IReadOnlyList<StreamChange>> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken);

    /// <summary>Recomputes the whole hash chain.</summary>
    ValueTask<ChainVerdict> VerifyChainAsync(CancellationToken cancellationToken);
}
