using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Uplink;

/// <summary>Windows on their way to the spool; a spool that loses them is itself a condition of the probe.</summary>
internal sealed class WindowKeeper(Spool spool, IConditionOutlet conditions, Entity probe, ProbeClock clock, ILogger logger) : IWindowOutlet
{
    /// <summary>Windows in a row that were kept before the loss counts as over.</summary>
    private const int QuietWindows = 10;

    private long _lostBefore;
    private int _quiet;
    private bool _losing;

    public long Backlog => spool.Order.Count;

    public long StoredBytes => spool.StoredBytes;

    public bool HasLost => _losing;

    public void OnWindow(Dictionary dictionary, Window window) => _ = spool.AddWindow(dictionary, window);

    public void OnSecondEnd()
    {
        long lost = spool.Lost;
        _quiet = lost > _lostBefore ? 0 : _quiet + 1;
        _lostBefore = lost;
        bool losing = _quiet == 0 || (_losing && _quiet < QuietWindows);
        if (losing == _losing)
        {
            return;
        }

        _losing = losing;
        conditions.OnCondition(
            probe, Catalogue.ProbeSpoolLoss.Id, losing, clock.ToUtc(clock.Now), "spool_full",
            losing ? "the spool is full or cannot be written: measurements are lost" : "measurements are kept again", Attribution.Probe, []);
        if (losing)
        {
            ProbeLog.SpoolLosing(logger, lost);
        }
        else
        {
            ProbeLog.SpoolRecovered(logger, lost);
        }
    }
}
