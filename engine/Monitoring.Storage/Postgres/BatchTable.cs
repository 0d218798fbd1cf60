using System.Data.Common;
using Monitoring.Contracts.Wire;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// Batches and their samples, durable in one transaction. A batch stays in ingest_batch until the alarm side has committed it; its
/// samples are where they will stay. Belongs to the writing thread, but for <see cref="Load"/>.
/// </summary>
internal sealed class BatchTable(PostgresStoreState state) : IBatchTable
{
    private readonly HashSet<int> _days = [];
    private long _lastReceipt;
    private DayTable? _samples;
    private DayTable? _minutes;

    /// <summary>Batches whose row is still there.</summary>
    public List<OpenBatch> Waiting { get; } = [];

    /// <summary>Hours whose samples are not summarised, by their start in Unix seconds.</summary>
    public DueHours Due { get; } = new();

    /// <summary>The days there is room for, oldest first.</summary>
    public IEnumerable<int> Days => _days.Order();

    public DayTable Minutes => _minutes ?? throw NotOpen();

    private DayTable Samples => _samples ?? throw NotOpen();

    /// <summary>Reads, at the start, what is there and what is durable and not applied.</summary>
    public void Open() => Adopt();

    public void ResolveDoubt() => state.Writer.Settle(Adopt);

    /// <summary>One transaction for all of them.</summary>
    public int PartOf(IngestItem item) => 0;

    public bool[] Insert(int part, IReadOnlyList<IngestItem> items)
    {
        List<BatchRow> rows = [.. items.Select(item => new BatchRow(
            ++_lastReceipt, state.Epochs.Find(item.Key)!.Id, item.Key.Sequence, item.ReceivedAt.ToUnixTimeMilliseconds()))];
        SortedDictionary<int, List<(int Item, Window Window)>> days = SplitIntoDays(items, out Dictionary<long, long> hours);
        state.Writer.Write((connection, _) =>
        {
            CopyBatches(connection, rows, items);
            foreach ((int day, List<(int Item, Window Window)> windows) in days)
            {
                if (!_days.Contains(day))
                {
                    Samples.Add(connection, day);
                }

                CopySamples(connection, day, windows, items, rows);
            }

            MarkDue(connection, hours);
            OpenDays(connection, days.Keys);
        });
        _days.UnionWith(days.Keys);
        foreach (int day in days.Keys)
        {
            state.Kept.Remove(day);
        }

        DateTimeOffset now = state.Time.GetUtcNow();
        foreach ((long hour, long first) in hours)
        {
            Due.Touch(hour, now, first);
        }

        for (int i = 0; i < items.Count; i++)
        {
            Admit(items[i], rows[i]);
        }

        return [.. Enumerable.Repeat(true, items.Count)];
    }

    public StoredBatch? Load(OpenBatch open) => state.Database.Own.Read(connection =>
    {
        using DbCommand select = Statement.Of(connection, "SELECT payload FROM ingest_batch WHERE receipt = @p1", open.Receipt);
        return select.ExecuteScalar() is byte[] payload ? BatchContent.Read(payload, open, state.Catalogue) : null;
    });

    /// <summary>Drops the rows of batches that are applied.</summary>
    public void DropApplied()
    {
        OpenBatch[] done = [.. Waiting.Where(batch => batch.IsApplied)];
        if (done.Length > 0)
        {
            long[] receipts = [.. done.Select(batch => batch.Receipt)];
            state.Writer.Write((connection, _) =>
            {
                Run(connection, "UPDATE ingest_receipt SET last = greatest(last, @p1)", receipts.Max());
                Run(connection, "DELETE FROM ingest_batch WHERE receipt = ANY(@p1)", receipts);
            });
            Waiting.RemoveAll(batch => batch.IsApplied && done.Contains(batch));
        }
    }

    /// <summary>Makes room for days to come, so that no batch has to.</summary>
    public void AddDays(int first, int count)
    {
        int[] missing = [.. Enumerable.Range(first, count).Where(day => !_days.Contains(day))];
        if (missing.Length > 0)
        {
            state.Writer.Write((connection, _) =>
            {
                foreach (int day in missing)
                {
                    Samples.Add(connection, day);
                }
            });
            _days.UnionWith(missing);
        }
    }

    /// <summary>The days that have samples, oldest first.</summary>
    public IReadOnlyList<int> ReadDays()
    {
        IReadOnlyList<int> days = [];
        state.Writer.Write((connection, _) => days = Samples.Days(connection));
        return days;
    }

    /// <summary>Lets a day go with all its samples.</summary>
    public void DropDay(int day)
    {
        state.Writer.Write((connection, _) =>
        {
            Samples.Drop(connection, day);
            long start = day * DayTable.SecondsPerDay;
            Run(connection, "DELETE FROM summary_hour WHERE hour_s < @p1", start + DayTable.SecondsPerDay);
            Run(connection, "DELETE FROM summary_ahead WHERE hour_s < @p1", start + DayTable.SecondsPerDay);
        });
        _days.Remove(day);
    }

    public static void Run(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using DbCommand command = Statement.Of(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static InvalidOperationException NotOpen() => new("the batch table is not open");

    /// <summary>The windows of a group by day, and the first second of each hour. A batch that brings a second twice means the first.</summary>
    private static SortedDictionary<int, List<(int Item, Window Window)>> SplitIntoDays(IReadOnlyList<IngestItem> items, out Dictionary<long, long> hours)
    {
        SortedDictionary<int, List<(int Item, Window Window)>> days = [];
        hours = [];
        HashSet<long> seconds = [];
        for (int i = 0; i < items.Count; i++)
        {
            seconds.Clear();
            foreach (Window window in items[i].Message.Windows.Where(window => seconds.Add(window.StartUnixMs)))
            {
                long second = window.StartUnixMs / 1000;
                int day = (int)(second / DayTable.SecondsPerDay);
                if (!days.TryGetValue(day, out List<(int Item, Window Window)>? windows))
                {
                    days[day] = windows = [];
                }

                windows.Add((i, window));
                long hour = DueHours.HourOf(second);
                hours[hour] = Math.Min(hours.GetValueOrDefault(hour, long.MaxValue), second);
            }
        }

        return days;
    }

    private static void CopyBatches(NpgsqlConnection connection, List<BatchRow> rows, IReadOnlyList<IngestItem> items)
    {
        using BinaryCopy copy = new(connection, "ingest_batch(receipt, epoch_id, seq, received_ms, payload)");
        for (int i = 0; i < rows.Count; i++)
        {
            copy.Row(5);
            copy.BigInt(rows[i].Receipt);
            copy.Int(rows[i].EpochId);
            copy.BigInt(rows[i].Sequence);
            copy.BigInt(rows[i].ReceivedUnixMilliseconds);
            copy.Bytes(items[i].Payload.Span);
        }

        copy.Complete();
    }

    /// <summary>Says of hours, by their first second, that they are due; what was summarised ahead counts up to there.</summary>
    private void MarkDue(NpgsqlConnection connection, Dictionary<long, long> hours)
    {
        foreach ((long hour, long first) in hours)
        {
            if (Due.Find(hour) is not DueHour due)
            {
                Run(
                    connection,
                    "INSERT INTO summary_hour(hour_s, is_due) VALUES(@p1, true) ON CONFLICT(hour_s) DO UPDATE SET is_due = true", hour);
            }
            else if (due.Ahead > first)
            {
                Run(connection, "UPDATE summary_ahead SET until_s = least(until_s, @p2) WHERE hour_s = @p1", hour, DueHours.MinuteOf(first));
            }
        }
    }

    /// <summary>Says of days that their availability is not joined any more.</summary>
    private void OpenDays(NpgsqlConnection connection, IEnumerable<int> days)
    {
        foreach (int day in days.Where(state.Kept.Contains))
        {
            Run(connection, "DELETE FROM availability_day WHERE day = @p1", day);
        }
    }

    private void CopySamples(
        NpgsqlConnection connection, int day, List<(int Item, Window Window)> windows, IReadOnlyList<IngestItem> items, List<BatchRow> rows)
    {
        using BinaryCopy copy = new(connection, $"{Samples.TargetOf(day)}(at, value, receipt, series_id, state)");
        foreach ((int item, Window window) in windows)
        {
            SeriesId[] columns = state.Catalogue.Columns(items[item].Dictionary.Id);
            long second = window.StartUnixMs / 1000;
            foreach (Measurement measurement in new WindowMeasurements(items[item].Dictionary, window))
            {
                copy.Row(5);
                copy.Timestamp(second);
                copy.Real(measurement.Value);
                copy.BigInt(rows[item].Receipt);
                copy.Int(columns[measurement.Series].Value);
                copy.SmallInt((short)measurement.State);
            }
        }

        copy.Complete();
    }

    /// <summary>Takes in a batch just committed.</summary>
    private void Admit(IngestItem item, BatchRow row)
    {
        OpenBatch open = new(item.Key, row.Receipt, part: 0, item.ReceivedAt);
        BatchSchema schema = state.Catalogue.FindSchema(item.Dictionary.Id) ?? item.Dictionary;
        EpochLedger.Entry epoch = state.Epochs.Find(row.EpochId)!;
        epoch.Received.Add(row.Sequence);
        epoch.LastUnixMilliseconds = Math.Max(epoch.LastUnixMilliseconds, row.ReceivedUnixMilliseconds);
        open.Content = new StoredBatch(item.Key, row.Receipt, item.ReceivedAt, item.Message, schema);
        state.Catalogue.Touch(schema, item.ReceivedAt);
        Waiting.Add(open);
        state.Unapplied.Add(open);
    }

    /// <summary>Takes in what the database holds and memory does not: at the start, and where a commit failed.</summary>
    private void Adopt()
    {
        List<BatchRow> rows = [];
        List<(long Hour, long Ahead)> due = [];
        HashSet<long> known = [.. Waiting.Select(batch => batch.Receipt)];
        long last = 0;
        state.Writer.Write((connection, _) =>
        {
            _samples = DayTable.Of(connection, DayTable.Samples);
            _minutes = DayTable.Of(connection, DayTable.Minutes);
            _days.Clear();
            _days.UnionWith(_samples.Days(connection));
            rows = ReadWaiting(connection);
            using DbCommand receipt = Statement.Of(
                connection, "SELECT greatest(last, (SELECT max(receipt) FROM ingest_batch)) FROM ingest_receipt");
            last = (long)receipt.ExecuteScalar()!;
            due = ReadDue(connection);
            state.Kept.Load(connection);
        });
        _lastReceipt = Math.Max(_lastReceipt, last);
        DateTimeOffset now = state.Time.GetUtcNow();
        foreach ((long hour, long ahead) in due)
        {
            if (Due.Find(hour) is null)
            {
                Due.Touch(hour, now);
            }

            Due.Find(hour)!.Ahead = ahead;
        }

        foreach (BatchRow row in rows.Where(row => !known.Contains(row.Receipt)))
        {
            Readmit(row);
        }
    }

    private void Readmit(BatchRow row)
    {
        if (state.Epochs.Find(row.EpochId) is EpochLedger.Entry epoch)
        {
            BatchKey key = new(epoch.Probe, epoch.Epoch, row.Sequence);
            OpenBatch open = new(key, row.Receipt, part: 0, DateTimeOffset.FromUnixTimeMilliseconds(row.ReceivedUnixMilliseconds));
            Waiting.Add(open);
            if (epoch.Received.Add(row.Sequence))
            {
                state.Unapplied.Add(open);
            }
            else
            {
                open.MarkApplied();
            }
        }
    }

    private static List<BatchRow> ReadWaiting(NpgsqlConnection connection)
    {
        using DbCommand select = Statement.Of(connection, "SELECT receipt, epoch_id, seq, received_ms FROM ingest_batch ORDER BY receipt");
        using DbDataReader row = select.ExecuteReader();
        List<BatchRow> rows = [];
        while (row.Read())
        {
            rows.Add(new BatchRow(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return rows;
    }

    private static List<(long Hour, long Ahead)> ReadDue(NpgsqlConnection connection)
    {
        using DbCommand select = Statement.Of(
            connection, "SELECT hour_s, coalesce(until_s, 0) FROM summary_hour LEFT JOIN summary_ahead USING(hour_s) WHERE is_due");
        using DbDataReader row = select.ExecuteReader();
        List<(long Hour, long Ahead)> hours = [];
        while (row.Read())
        {
            hours.Add((row.GetInt64(0), row.GetInt64(1)));
        }

        return hours;
    }
}
