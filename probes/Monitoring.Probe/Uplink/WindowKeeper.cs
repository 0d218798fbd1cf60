using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Uplink;

/// <summary>
/// Windows on their way to the spool. A spool that loses them, or soon will, is itself a condition of the probe; and when a loss is over the
/// stretch of time it took is told, so that nobody takes it for quiet.
/// </summary>
internal sealed class WindowKeeper(Spool spool, IConditionOutlet conditions, Entity probe, ProbeClock clock, ILogger logger) : IWindowOutlet
{
    /// <summary>Windows in a row that were kept before the loss counts as over.</summary>
    private const int QuietWindows = 10;

    /// <summary>Fill from which room runs out, and below which it does no longer.</summary>
    private const double FillingFrom = 0.8;
    private const double FillingUpTo = 0.7;

    /// <summary>What the change that tells of a gap is a change of.</summary>
    private const string GapKind = "gap";

    private SpoolGap? _gap;
    private int _quiet;
    private bool _filling;
    private double _fill = spool.Fill;

    public SpoolFigures Figures
    {
        get
        {
            long? oldest = spool.Order.OldestUnixMilliseconds();
            return new SpoolFigures(
                spool.Order.Count, spool.StoredBytes, _fill,
                oldest is { } at ? Math.Max(0, (NowUtc - (at * 1_000_000)) / 1e9) : 0, spool.Losses.Windows, spool.Losses.Events,
                _gap is not null, _filling);
        }
    }

    private long NowUtc => clock.ToUtc(clock.Now);

    public void OnWindow(Dictionary dictionary, Window window) => _ = spool.AddWindow(dictionary, window);

    public void OnSecondEnd()
    {
        Account(spool.Losses.Take());
        _fill = spool.Fill;
        if (_filling ? _fill < FillingUpTo : _fill >= FillingFrom)
        {
            _filling = !_filling;
            conditions.OnCondition(
                probe, Catalogue.ProbeSpoolFilling.Id, _filling, NowUtc, "spool_filling",
                _filling ? Describe() : Sentences.SpoolRoom.With(),
                Attribution.Probe, []);
        }
    }

    private Explanation Describe() => Sentences.SpoolFilling.With(Math.Round(_fill * 100), spool.Order.Count);

    private void Account(SpoolGap? lost)
    {
        if (lost is not null)
        {
            Begin(lost);
            _gap = _gap?.With(lost) ?? lost;
            _quiet = 0;
        }
        else if (_gap is { } over && ++_quiet == QuietWindows)
        {
            _gap = null;
            End(over);
        }
    }

    private void Begin(SpoolGap lost)
    {
        if (_gap is not null)
        {
            return;
        }

        Explanation why = (lost.Cause switch
        {
            LossCause.SpoolFull => Sentences.SpoolFull,
            LossCause.DiskFull => Sentences.DiskFull,
            LossCause.Refused => Sentences.DataRefused,
            _ => Sentences.SpoolDamaged,
        }).With();
        conditions.OnCondition(
            probe, Catalogue.ProbeSpoolLoss.Id, raise: true, NowUtc, ReasonOf(lost), why, Attribution.Probe, []);
        ProbeLog.SpoolLosing(logger, why.Text);
    }

    private void End(SpoolGap over)
    {
        conditions.OnCondition(
            probe, Catalogue.ProbeSpoolLoss.Id, raise: false, NowUtc, ReasonOf(over), Sentences.SpoolKept.With(), Attribution.Probe, []);
        conditions.OnChange(
            probe, NowUtc, GapKind, $"unknown, for it could not be kept: windows {over.Windows}, batches of events {over.Events}", over.Begin, over.End, []);
        ProbeLog.SpoolGap(logger, over.Windows, over.Events, over.Begin, over.End);
    }

    private static string ReasonOf(SpoolGap gap) => gap.Cause switch
    {
        LossCause.SpoolFull => "spool_full",
        LossCause.DiskFull => "disk_full",
        LossCause.Refused => "refused",
        _ => "spool_damaged",
    };
}
