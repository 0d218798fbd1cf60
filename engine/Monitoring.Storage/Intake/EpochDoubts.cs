using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>
/// Holds what a probe was told is durable against what is here. A store that was brought back from a backup lacks the end of it, another store
/// all of it: both are told to the audit, and an epoch of which nothing is known is not taken, so that the probe begins a new one.
/// </summary>
internal sealed class EpochDoubts(StoreState state)
{
    /// <summary>Epochs that were told of lately; beyond this the audit may hear of one twice.</summary>
    private const int MostTold = 10_000;

    private static readonly TimeSpan ToldAgainAfter = TimeSpan.FromHours(1);

    private readonly Dictionary<(string Probe, Guid Epoch), DateTimeOffset> _told = [];
    private readonly List<string> _lines = [];

    /// <summary>Whether batches of the epoch were acknowledged and it is not known here; notes also what is missing of one that is.</summary>
    public bool IsUnknown(IngestItem item)
    {
        BatchKey key = item.Key;
        long acknowledged = (long)item.Message.AcknowledgedSequence;
        EpochLedger.Entry? epoch = acknowledged == 0 ? null : state.Epochs.Find(key);
        bool isUnknown = acknowledged > 0 && epoch is null;
        if (isUnknown || epoch?.Received.Contains(acknowledged) == false)
        {
            Note(key, isUnknown
                ? $"probe {key.Probe} was told that batches up to {acknowledged} of its epoch {key.Epoch} are durable, and nothing of them is here: "
                    + "this is another store, or one from before; the probe begins a new epoch"
                : $"probe {key.Probe} was told that batch {acknowledged} of its epoch {key.Epoch} is durable, and it is not here: "
                    + "this store is an older one, what was acknowledged since is missing");
        }

        return isUnknown;
    }

    /// <summary>The lines for the audit since the last call.</summary>
    public IReadOnlyList<string> Take()
    {
        string[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    private void Note(in BatchKey key, string line)
    {
        DateTimeOffset now = state.Time.GetUtcNow();
        if (_told.TryGetValue((key.Probe, key.Epoch), out DateTimeOffset last) && (now - last).Duration() < ToldAgainAfter)
        {
            return;
        }

        if (_told.Count == MostTold)
        {
            _told.Clear();
        }

        _told[(key.Probe, key.Epoch)] = now;
        _lines.Add(line);
    }
}
