using Monitoring.Contracts.Wording;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>Whether rounds of upkeep come to their end: one that never does packs and deletes nothing, and the disk fills.</summary>
public sealed class UpkeepWatch(IMeasurementStore store, TimeSpan limit, TimeProvider clock)
{
    private static readonly Dictionary<StoreUpkeep, Sentence> Works = new()
    {
        [StoreUpkeep.None] = Sentences.UpkeepWaits,
        [StoreUpkeep.Seal] = Sentences.UpkeepSeals,
        [StoreUpkeep.Clear] = Sentences.UpkeepClears,
        [StoreUpkeep.Summarise] = Sentences.UpkeepSummarises,
        [StoreUpkeep.Keep] = Sentences.UpkeepKeeps,
        [StoreUpkeep.Retire] = Sentences.UpkeepRetires,
    };

    private long? _awayAt;

    /// <summary>What to say of upkeep that is late; null where it is not.</summary>
    /// <param name="isAway">The store cannot be written, which is told already: upkeep has its time again from when it can.</param>
    public Explanation? Find(bool isAway)
    {
        if (isAway)
        {
            _awayAt = clock.GetTimestamp();
        }

        StoreBacklog backlog = store.Backlog;
        return backlog.SinceUpkeep <= limit || (_awayAt is long away && clock.GetElapsedTime(away) <= limit) ? null
            : Sentences.UpkeepLate.With((clock.GetUtcNow() - backlog.SinceUpkeep).ToUnixTimeMilliseconds(), Works[backlog.Upkeep]);
    }
}
