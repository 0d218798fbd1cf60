using Monitoring.Storage.Chunks;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>Seals windows, drops payloads, lets days go.</summary>
internal sealed class Maintenance(SqliteStoreState state, BatchAdmission admission, SqlitePointReader reader, HourMarks marks) : IUpkeep
{
    private const int ChunksPerStep = 2000;

    /// <summary>A window that was reopened by late batches waits this long for more of them.</summary>
    private static readonly TimeSpan LateGrace = TimeSpan.FromSeconds(10);

    private readonly DayKeeping _keeping = new(state, reader);
    private readonly QuarantineNotes _quarantine = new(state);
    private readonly Notes _notes = new(state);
    private readonly TierSchedule _tiers = new(state, state.Due, new SqliteTiers(state, reader, marks));

    public IEnumerable<bool> Round()
    {
        DateTimeOffset now = state.Time.GetUtcNow();
        TimeSpan late = state.Options.SealGrace < LateGrace ? state.Options.SealGrace : LateGrace;
        foreach (HeadWindow window in state.Head.BeginSealing(now, state.Options.SealGrace, late))
        {
            state.Upkeep = StoreUpkeep.Seal;
            marks.Mark(DueHours.HourOf(window.Start));
            while (window.Sealed < window.Frozen.Count)
            {
                SealStep(window);
                yield return true;
            }

            Finish(window);
        }

        state.Upkeep = StoreUpkeep.Clear;
        ClearPayloads();
        yield return true;
        _quarantine.Note(now);
        _notes.Write(now);
        state.Upkeep = StoreUpkeep.Summarise;
        foreach (bool step in _tiers.Round(now))
        {
            yield return step;
        }

        foreach (DayFile file in state.Days.All.ToArray())
        {
            state.Upkeep = StoreUpkeep.Keep;
            foreach (bool step in _keeping.IsDue(file, now) ? _keeping.Keep(file.Day) : [])
            {
                yield return step;
            }

            foreach (bool step in Retire(file, now))
            {
                yield return step;
            }
        }
    }

    private void SealStep(HeadWindow window)
    {
        int count = Math.Min(ChunksPerStep, window.Frozen.Count - window.Sealed);
        (SeriesId, HeadChunk)[] chunks = [.. window.Frozen.Skip(window.Sealed).Take(count)];
        long bytes = state.Days.Write(DayFiles.DayOf(window.Start), file => file.Seal(chunks, window.Start));
        window.Sealed += count;
        state.Observer.OnSealed(count, bytes);
    }

    private void Finish(HeadWindow window)
    {
        state.Head.EndSealing(window);
        foreach (OpenBatch batch in window.Batches)
        {
            batch.OpenWindows--;
        }
    }

    private void ClearPayloads()
    {
        IEnumerable<OpenBatch> done = admission.Open.Where(batch => batch.OpenWindows == 0 && batch.IsApplied);
        foreach (IGrouping<int, OpenBatch> day in done.GroupBy(batch => batch.Part).ToArray())
        {
            if (state.Days.Find(day.Key) is not null)
            {
                state.Days.Write(day.Key, file =>
                {
                    file.ClearPayloads([.. day.Select(batch => batch.Receipt)]);
                    return true;
                });
            }

            HashSet<OpenBatch> cleared = [.. day];
            admission.Open.RemoveAll(cleared.Contains);
        }
    }

    /// <summary>
    /// Lets a day go once it is out of retention: what availability it holds is in core.db by then, and which batches it took moves there,
    /// so that neither a report nor a resend can tell that it is gone.
    /// </summary>
    private IEnumerable<bool> Retire(DayFile file, DateTimeOffset now)
    {
        long dayStart = file.Day * DayFiles.SecondsPerDay;
        DateTimeOffset due = DateTimeOffset.FromUnixTimeSeconds(dayStart + DayFiles.SecondsPerDay).AddDays(state.Options.RawDays + 1);
        if (now < due || !state.Kept.Contains(file.Day) || !state.Due.AreDoneBefore(dayStart + DayFiles.SecondsPerDay))
        {
            yield break;
        }

        state.Upkeep = StoreUpkeep.Retire;
        KeepKeys(file);
        yield return true;
        if (state.Days.TryDelete(file))
        {
            admission.Open.RemoveAll(batch => batch.Part == file.Day);
            state.Observer.OnNotice(
                StoreNotice.DayFileDeleted,
                $"{file.Path} is older than {state.Options.RawDays} days and was deleted; its availability is kept");
        }
    }

    private void KeepKeys(DayFile file)
    {
        using DayReader? rented = file.Rent();
        if (rented is null)
        {
            return;
        }

        List<BatchRow> rows = state.Days.Read(rented, r => r.ReadBatchesAbove(0), []);
        state.Core.Write(core =>
        {
            foreach (BatchRow row in rows.Where(row => state.Epochs.Find(row.EpochId) is not null))
            {
                core.PutApplied(row.EpochId, row.Sequence);
            }
        });
    }
}
