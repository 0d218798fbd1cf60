namespace Monitoring.Storage.Core;

/// <summary>
/// Who was heard of when, and what is too old to be of use in the core tables. Written once a minute, since nothing else depends on it.
/// </summary>
internal sealed class Notes(StoreState state)
{
    private const int LeastEpochDays = 40;

    /// <summary>Days by which an epoch outlives the last file with keys of its batches: their times may lie ahead, and a day goes late.</summary>
    private const int EpochDaysBeyondPoints = 7;

    /// <summary>
    /// An epoch silent for so long can only resend what is too old to be taken, and no file holds a key of it: its number may be given again.
    /// </summary>
    private readonly TimeSpan _epochLife = TimeSpan.FromDays(Math.Max(LeastEpochDays, state.Options.RawDays + EpochDaysBeyondPoints));

    private DateTimeOffset _last;

    public void Write(DateTimeOffset now)
    {
        if (now - _last < TimeSpan.FromMinutes(1))
        {
            return;
        }

        IReadOnlyList<EpochLedger.Entry> silent = state.Epochs.Before((now - _epochLife).ToUnixTimeMilliseconds());
        IReadOnlyList<EpochLedger.Entry> heard = state.Epochs.Since((now - TimeSpan.FromMinutes(2)).ToUnixTimeMilliseconds());
        IReadOnlyList<SeriesCatalogue.EntityRow> touched = state.Catalogue.FindTouched();
        if (silent.Count + heard.Count + touched.Count == 0)
        {
            return;
        }

        state.Core.Write(core =>
        {
            foreach (SeriesCatalogue.EntityRow row in touched)
            {
                core.PutEntity(row.Id, row.Record);
            }

            foreach (EpochLedger.Entry epoch in heard)
            {
                core.PutEpoch(epoch, DateTimeOffset.FromUnixTimeMilliseconds(epoch.LastUnixMilliseconds));
            }

            foreach (EpochLedger.Entry epoch in silent)
            {
                core.RemoveEpoch(epoch.Id);
            }

            core.RemoveRunsBefore(now.AddDays(-state.Options.AvailabilityDays).ToUnixTimeSeconds());
        });
        _last = now;
        state.Catalogue.MarkWritten(touched);
        foreach (EpochLedger.Entry epoch in silent)
        {
            state.Epochs.Remove(epoch);
        }
    }
}
