using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Push;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>Which columns of a dictionary the alarm side and the wall read. Made once per dictionary.</summary>
internal sealed class SchemaPlan
{
    private readonly string _probe;
    private readonly List<(int Series, EntityId Entity, IndicatorId Indicator)> _checks = [];
    private readonly List<Columns> _shown = [];
    private readonly int _backlog = -1;

    public SchemaPlan(BatchSchema schema, string probe, RuleSet rules)
    {
        _probe = probe;
        Columns[] columns = [.. schema.Entities.Select(e => new Columns(e.Id))];
        for (int i = 0; i < schema.Series.Count; i++)
        {
            DictionarySeries series = schema.Series[i];
            if (series.Qualifier.Length > 0)
            {
                continue;
            }

            EntityId entity = schema.Entities[series.Entity].Id;
            if (rules.Find(series.Indicator) is { Enabled: true })
            {
                _checks.Add((i, entity, series.Indicator));
            }

            Columns shown = columns[series.Entity];
            bool isService = entity.Level == EntityLevel.Service;
            if (series.Indicator == (isService ? Catalogue.ServiceOutage.Id : Catalogue.TsSyncLoss.Id))
            {
                shown.Judge = i;
            }
            else if (series.Indicator == (isService ? Catalogue.ServiceBitrate.Id : Catalogue.TsBitrate.Id))
            {
                shown.Bitrate = i;
            }
            else if (series.Indicator == Catalogue.AnomalyScore.Id)
            {
                shown.Score = i;
            }
            else if (series.Indicator == Catalogue.SpoolBacklog.Id && entity.Level == EntityLevel.Probe)
            {
                _backlog = i;
            }
        }

        bool isOfProbe = schema.Series.Any(s => schema.Entities[s.Entity].Id.Level == EntityLevel.Probe);
        Inputs = isOfProbe ? [.. schema.Entities.Where(e => e.Id.Level == EntityLevel.Input).Select(e => e.Id.Path)] : null;
        _checks.Sort((a, b) => string.CompareOrdinal(a.Entity.Path, b.Entity.Path) is var order and not 0 ? order : a.Series - b.Series);
        _shown.AddRange(columns.Where(c => c.Entity.Level != EntityLevel.Probe && c.Judge >= 0));
    }

    /// <summary>All inputs the probe watches, where the dictionary measures the probe itself; else null.</summary>
    public IReadOnlyList<string>? Inputs { get; }

    /// <summary>What the window means to the alarm side, and, through the callbacks, to the wall.</summary>
    public WindowSignal Read(StoredBatch batch, Window window, TimeSpan age, Action<EntityReading> show, Action<long> noteBacklog)
    {
        var measured = new Measurement[batch.Dictionary.Series.Count];
        foreach (Measurement measurement in batch.Read(window))
        {
            measured[measurement.Series] = measurement;
        }

        var start = DateTimeOffset.FromUnixTimeMilliseconds(window.StartUnixMs);
        DateTimeOffset end = start.AddMilliseconds(window.DurationMs);
        DateTimeOffset endedAt = batch.ReceivedAt - (age > TimeSpan.Zero ? age : TimeSpan.Zero);
        foreach (Columns columns in _shown)
        {
            VerdictState judged = measured[columns.Judge].State;
            show(new EntityReading(
                columns.Entity, start, end, endedAt,
                judged is not (VerdictState.Pending or VerdictState.Invalid or VerdictState.NotMeasured),
                Value(measured, columns.Bitrate),
                Value(measured, columns.Score)));
        }

        if (Value(measured, _backlog) is double backlog)
        {
            noteBacklog((long)backlog);
        }

        return new WindowSignal(_probe, start, age, [.. _checks.Select(c => new Verdict(c.Entity, c.Indicator, measured[c.Series].State))]);
    }

    private static double? Value(Measurement[] measured, int series) =>
        series >= 0 && measured[series].State.HasValue() ? measured[series].Value : null;

    private sealed class Columns(EntityId entity)
    {
        public EntityId Entity { get; } = entity;

        public int Judge { get; set; } = -1;

        public int Bitrate { get; set; } = -1;

        public int Score { get; set; } = -1;
    }
}
