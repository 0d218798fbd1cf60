using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// Batches in day files. Those that are durable are taken into memory: the ledger, the head and the list of what the alarm side has
/// yet to see.
/// </summary>
internal sealed class BatchAdmission(SqliteStoreState state) : IBatchTable
{
    /// <summary>Batches whose payload is still in a file. Belongs to the writing thread.</summary>
    public List<OpenBatch> Open { get; } = [];

    /// <summary>Highest receipt given to a batch.</summary>
    public long LastReceipt { get; private set; }

    public long NextReceipt() => ++LastReceipt;

    /// <summary>The day of a batch's own first time, so that a resend at any later time finds the same file.</summary>
    public int PartOf(IngestItem item) => DayFiles.DayOf(
        item.Message.Windows.Count > 0 ? item.Message.Windows[0].StartUnixMs / 1000
        : item.Message.Conditions.Count > 0 ? item.Message.Conditions[0].AtUnixMs / 1000
        : item.ReceivedAt.ToUnixTimeSeconds());

    public void ResolveDoubt()
    {
        foreach (DayFile file in state.Days.All.Where(file => file.IsInDoubt).ToArray())
        {
            Adopt(file);
        }
    }

    public bool[] Insert(int part, IReadOnlyList<IngestItem> items)
    {
        List<(BatchRow Row, ReadOnlyMemory<byte> Payload)> rows = [.. items.Select(item => (
            new BatchRow(
                NextReceipt(), state.Epochs.Find(item.Key)!.Id, item.Key.Sequence, item.ReceivedAt.ToUnixTimeMilliseconds()),
            item.Payload))];
        bool[] inserted = state.Days.Write(part, file =>
        {
            bool[] answer = file.Insert(rows);
            file.LastReceipt = rows[^1].Row.Receipt;
            return answer;
        });
        for (int i = 0; i < inserted.Length; i++)
        {
            if (inserted[i])
            {
                Admit(items[i], rows[i].Row, part);
            }
        }

        return inserted;
    }

    /// <summary>Takes in a batch just committed.</summary>
    private void Admit(IngestItem item, BatchRow row, int day)
    {
        BatchSchema schema = state.Catalogue.FindSchema(item.Dictionary.Id) ?? item.Dictionary;
        StoredBatch batch = new(item.Key, row.Receipt, item.ReceivedAt, item.Message, schema);
        OpenBatch open = new(item.Key, row.Receipt, day, item.ReceivedAt);
        EpochLedger.Entry epoch = state.Epochs.Find(row.EpochId)!;
        epoch.Received.Add(row.Sequence);
        epoch.LastUnixMilliseconds = Math.Max(epoch.LastUnixMilliseconds, row.ReceivedUnixMilliseconds);
        Take(open, batch);
        open.Content = batch;
        state.Unapplied.Add(open);
    }

    /// <summary>Reads again, at the start, what is durable and not sealed or not applied.</summary>
    public void Replay()
    {
        List<(BatchRow Row, DayFile File)> rows = [];
        foreach (DayFile file in state.Days.All.ToArray())
        {
            using DayReader? reader = file.Rent();
            rows.AddRange((reader is null ? [] : state.Days.Read(reader, r => r.ReadOpenBatches(), [])).Select(row => (row, file)));
            LastReceipt = Math.Max(LastReceipt, file.LastReceipt);
        }

        int replayed = rows.OrderBy(r => r.Row.Receipt).Count(r => Readmit(r.Row, r.File));
        if (replayed > 0)
        {
            state.Observer.OnNotice(StoreNotice.Replayed, $"{replayed} batches of the time before the last seal were read again");
        }
    }

    /// <summary>After a commit in doubt: takes in what the file turned out to hold.</summary>
    public void Adopt(DayFile file)
    {
        using DayReader? reader = file.Rent();
        if (reader is null)
        {
            return;
        }

        foreach (BatchRow row in state.Days.Read(reader, r => r.ReadBatchesAbove(file.LastReceipt), []))
        {
            Readmit(row, file);
            file.LastReceipt = row.Receipt;
        }

        file.Settle();
    }

    public StoredBatch? Load(OpenBatch open) =>
        state.Days.Find(open.Part) is DayFile file ? Load(open, file) : null;

    private bool Readmit(BatchRow row, DayFile file)
    {
        if (state.Epochs.Find(row.EpochId) is not EpochLedger.Entry epoch)
        {
            return false;
        }

        BatchKey key = new(epoch.Probe, epoch.Epoch, row.Sequence);
        OpenBatch open = new(key, row.Receipt, file.Day, DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedUnixMilliseconds));
        bool isApplied = !epoch.Received.Add(row.Sequence);
        if (Load(open, file) is not StoredBatch batch)
        {
            return false;
        }

        Take(open, batch);
        if (isApplied)
        {
            open.MarkApplied();
        }
        else
        {
            state.Unapplied.Add(open);
        }

        return true;
    }

    private StoredBatch? Load(OpenBatch open, DayFile file)
    {
        using DayReader? reader = file.Rent();
        return reader is not null && state.Days.Read(reader, r => r.ReadPayload(open.Receipt), null) is byte[] payload
            ? BatchContent.Read(payload, open, state.Catalogue)
            : null;
    }

    private void Take(OpenBatch open, StoredBatch batch)
    {
        state.Head.Append(batch, state.Catalogue.Columns(batch.Dictionary.Id), open, state.Time.GetUtcNow());
        state.Catalogue.Touch(batch.Dictionary, batch.ReceivedAt);
        Open.Add(open);
    }
}
