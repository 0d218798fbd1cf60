using System.Globalization;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>
/// Makes a group of batches durable: first what they need in the core tables, then one transaction per part of the batch table. Each
/// part stands for itself: where one fails, its batches fail and the others count.
/// </summary>
internal sealed class AppendGroup(StoreState state, IBatchTable batches)
{
    private readonly Dictionary<int, DateTimeOffset> _lastAudit = [];
    private readonly EpochDoubts _doubts = new(state);

    /// <summary>Completes every batch of the group, one way or the other.</summary>
    public void Commit(IReadOnlyList<PendingAppend> group)
    {
        long started = state.Time.GetTimestamp();
        ResolveDoubt();
        List<PendingAppend> fresh = [], repeated = [];
        Sort(group, fresh, repeated);
        DateTimeOffset now = state.Time.GetUtcNow();
        Dictionary<PendingAppend, string> impossible = [];
        foreach (PendingAppend append in fresh)
        {
            if (WrongTime(append.Item, now) is string reason)
            {
                impossible.Add(append, reason);
            }
        }

        PrepareCore(fresh, impossible, now);
        int stored = 0;
        long samples = 0;
        StoreUnavailableException? failure = null;
        foreach (IGrouping<int, PendingAppend> part in fresh.Where(a => !impossible.ContainsKey(a)).GroupBy(a => batches.PartOf(a.Item)))
        {
            try
            {
                foreach (PendingAppend append in Insert(part.Key, [.. part]))
                {
                    stored++;
                    samples += (long)append.Item.Message.Windows.Count * append.Item.Dictionary.Series.Count;
                }
            }
            catch (StoreUnavailableException cause)
            {
                failure = cause;
                Fail(part, cause);
            }
        }

        CompleteRepeated(repeated, failure);
        if (stored > 0)
        {
            state.Observer.OnCommitted(stored, samples, state.Time.GetElapsedTime(started));
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>Where a commit failed, the store says what it holds.</summary>
    private void ResolveDoubt()
    {
        state.Core.Settle(state.LoadCore);
        batches.ResolveDoubt();
    }

    private static string Shown(long unixMilliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(unixMilliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Fail(IEnumerable<PendingAppend> appends, Exception cause)
    {
        foreach (PendingAppend append in appends)
        {
            append.Fail(cause);
        }
    }

    /// <summary>Answers what was seen before; what stands twice in the group waits for the outcome of the first.</summary>
    private void Sort(IReadOnlyList<PendingAppend> group, List<PendingAppend> fresh, List<PendingAppend> repeated)
    {
        HashSet<BatchKey> claimed = [];
        foreach (PendingAppend append in group)
        {
            if (IsReceived(append.Item.Key))
            {
                append.Complete(AppendResult.Duplicate);
            }
            else if (_doubts.IsUnknown(append.Item))
            {
                append.Complete(AppendResult.UnknownEpoch);
            }
            else
            {
                (claimed.Add(append.Item.Key) ? fresh : repeated).Add(append);
            }
        }
    }

    private bool IsReceived(in BatchKey key) => state.Epochs.Find(key)?.Received.Contains(key.Sequence) == true;

    private string? WrongTime(IngestItem item, DateTimeOffset now)
    {
        var oldest = TimeSpan.FromTicks(Math.Min(state.Options.OldestAccepted.Ticks, TimeSpan.TicksPerDay * state.Options.RawDays));
        long first = (now - oldest).ToUnixTimeMilliseconds();
        long last = (now + state.Options.NewestAccepted).ToUnixTimeMilliseconds();
        foreach (long time in item.Message.Windows.Select(w => w.StartUnixMs).Concat(item.Message.Conditions.Select(c => c.AtUnixMs)))
        {
            if (time < first || time > last)
            {
                return $"a time of {Shown(time)} lies outside {Shown(first)} to {Shown(last)}: "
                    + "the probe's clock is wrong, or its backlog too old";
            }
        }

        return null;
    }

    /// <summary>Epochs, dictionaries and quarantine of the group, in one transaction before any batch of it counts.</summary>
    private void PrepareCore(List<PendingAppend> fresh, Dictionary<PendingAppend, string> impossible, DateTimeOffset now)
    {
        Dictionary<(string Probe, Guid Epoch), EpochLedger.Entry> epochs = [];
        foreach (BatchKey key in fresh.Select(a => a.Item.Key).Where(key => state.Epochs.Find(key) is null))
        {
            if (!epochs.ContainsKey((key.Probe, key.Epoch)))
            {
                epochs[(key.Probe, key.Epoch)] = new EpochLedger.Entry(state.Epochs.NextId + epochs.Count, key.Probe, key.Epoch)
                {
                    LastUnixMilliseconds = now.ToUnixTimeMilliseconds(),
                };
            }
        }

        Dictionary<ulong, BatchSchema> schemas = [];
        foreach (BatchSchema schema in fresh.Where(a => !impossible.ContainsKey(a)).Select(a => a.Item.Dictionary))
        {
            if (state.Catalogue.FindSchema(schema.Id) is null)
            {
                schemas[schema.Id] = schema;
            }
        }

        IReadOnlyList<string> doubts = _doubts.Take();
        if (epochs.Count == 0 && schemas.Count == 0 && impossible.Count == 0 && doubts.Count == 0)
        {
            return;
        }

        SeriesCatalogue.Registration? registration = null;
        state.Core.Write(core =>
        {
            foreach (EpochLedger.Entry epoch in epochs.Values)
            {
                core.PutEpoch(epoch, now);
            }

            registration = state.Catalogue.Register(core, schemas.Values, now);
            foreach ((PendingAppend append, string reason) in impossible)
            {
                BatchKey key = append.Item.Key;
                Quarantine(core, epochs.GetValueOrDefault((key.Probe, key.Epoch)) ?? state.Epochs.Find(key)!, append.Item, reason, now);
            }

            foreach (string doubt in doubts)
            {
                core.PutAudit(now, "engine", "acknowledged missing", doubt);
            }
        });
        foreach (string doubt in doubts)
        {
            state.Observer.OnNotice(StoreNotice.AcknowledgedMissing, doubt);
        }

        foreach (EpochLedger.Entry epoch in epochs.Values)
        {
            state.Epochs.Add(epoch);
        }

        state.Catalogue.Publish(registration!);
        foreach (PendingAppend append in impossible.Keys)
        {
            state.Epochs.Find(append.Item.Key)!.Received.Add(append.Item.Key.Sequence);
            append.Complete(AppendResult.Quarantined);
        }
    }

    /// <summary>Keeps a batch aside for good; the audit hears of it once an hour per epoch, however many come.</summary>
    private void Quarantine(CoreWriter core, EpochLedger.Entry epoch, IngestItem item, string reason, DateTimeOffset now)
    {
        core.PutQuarantined(epoch.Id, item, reason);
        core.PutApplied(epoch.Id, item.Key.Sequence);
        if (!_lastAudit.TryGetValue(epoch.Id, out DateTimeOffset last) || now - last >= TimeSpan.FromHours(1))
        {
            _lastAudit[epoch.Id] = now;
            string detail = $"batch {item.Key.Sequence} of probe {item.Key.Probe} was put into quarantine: {reason}";
            core.PutAudit(now, "engine", "quarantine", detail);
            state.Observer.OnNotice(StoreNotice.Quarantined, detail);
        }
    }

    /// <summary>Inserts the batches of one part and completes them; gives those that are new.</summary>
    private List<PendingAppend> Insert(int part, List<PendingAppend> appends)
    {
        bool[] inserted = batches.Insert(part, [.. appends.Select(append => append.Item)]);
        List<PendingAppend> stored = [];
        for (int i = 0; i < inserted.Length; i++)
        {
            if (inserted[i])
            {
                stored.Add(appends[i]);
            }

            appends[i].Complete(inserted[i] ? AppendResult.Stored : AppendResult.Duplicate);
        }

        return stored;
    }

    private void CompleteRepeated(List<PendingAppend> repeated, StoreUnavailableException? failure)
    {
        foreach (PendingAppend append in repeated)
        {
            if (IsReceived(append.Item.Key))
            {
                append.Complete(AppendResult.Duplicate);
            }
            else
            {
                append.Fail(failure!);
            }
        }
    }
}
