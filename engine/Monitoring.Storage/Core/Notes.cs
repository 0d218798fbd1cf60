namespace Monitoring.Storage.Core;

/// <summary>
/// Who was heard of when, and what is too old to be of use in the core tables. Written once a minute, since nothing else depends on it.
/// </summary>
internal sealed class Notes(StoreState state)
{
    /// <summary>An epoch silent for so long can only resend what is too old to be taken.</summary>
    private static readonly TimeSpan EpochLife = TimeSpan.FromDays(40);

    private DateTimeOffset _last;

    public void Write(DateTimeOffset now)
    {
        if (now - _last < TimeSpan.FromMinutes(1))
        {
            return;
        }

        IReadOnlyList<EpochLedger.Entry> silent = state.Epochs.Before((now - EpochLife).ToUnixTimeMilliseconds());
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
