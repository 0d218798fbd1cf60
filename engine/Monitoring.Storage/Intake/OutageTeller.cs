using System.Globalization;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>
/// What groups of batches and rounds of upkeep find when they write, as one outage: told when it begins, when its cause becomes another,
/// and when neither fails any more. What batches meet goes before what upkeep does.
/// </summary>
internal sealed class OutageTeller(StoreState state)
{
    private StoreUnavailableException? _appending;
    private StoreUnavailableException? _keeping;
    private StoreOutage? _outage;

    /// <summary>A group of batches was written, or failed.</summary>
    public void Appended(StoreUnavailableException? failure)
    {
        _appending = failure;
        Tell();
    }

    /// <summary>A round of upkeep has ended, or failed.</summary>
    public void Kept(StoreUnavailableException? failure)
    {
        _keeping = failure;
        Tell();
    }

    private void Tell()
    {
        StoreOutage? before = _outage;
        StoreUnavailableException? failure = _appending ?? _keeping;
        _outage = failure is null ? null : StoreOutage.After(before, failure, state.Time.GetUtcNow());
        if (ReferenceEquals(before, _outage))
        {
            return;
        }

        state.Observer.OnOutage(_outage);
        if (failure is null)
        {
            state.Observer.OnNotice(StoreNotice.Recovered, "the store can be written again");
        }
        else if (before is null)
        {
            state.Observer.OnNotice(StoreNotice.Unavailable, failure.Message);
        }
        else
        {
            string since = before.Since.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            state.Observer.OnNotice(StoreNotice.OtherCause, $"{failure.Message}; not written since {since}");
        }
    }
}
