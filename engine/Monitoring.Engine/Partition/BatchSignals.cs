using System.Runtime.CompilerServices;
using Monitoring.Alerting;
using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Engine.Push;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>Feeds one durable batch to the alarms and to the live state.</summary>
internal sealed class BatchSignals
{
    private static readonly string[] AttributionWords = ["unknown", "source", "network", "probe"];

    private readonly AlarmBook _book;
    private readonly RuleSet _rules;
    private readonly EntityDirectory _directory;
    private readonly LiveState _live;
    private readonly CheckBoard _checks;
    private readonly ChangeBoard _changes;
    private readonly Dictionary<string, ProbeWatch> _watches;
    private readonly ConfigurationWatch _configurations;
    private readonly ConditionalWeakTable<BatchSchema, SchemaPlan> _plans = [];

    public BatchSignals(
        AlarmBook book, RuleSet rules, EntityDirectory directory, LiveState live, CheckBoard checks, ChangeBoard changes,
        Dictionary<string, ProbeWatch> watches, ConfigurationWatch configurations)
    {
        _book = book;
        _rules = rules;
        _directory = directory;
        _live = live;
        _checks = checks;
        _changes = changes;
        _watches = watches;
        _configurations = configurations;
    }

    public void Apply(StoredBatch batch)
    {
        if (batch.Dictionary.IsForeign)
        {
            // Kept and never judged; it is no sign of life of the probe whose entities it names.
            _directory.Name(batch.Dictionary.Entities, batch.ReceivedAt);
            return;
        }

        Batch message = batch.Message;
        bool isLive = message.Lane != Lane.Backfill;
        ProbeWatch watch = Seen(batch, isLive);
        if (isLive)
        {
            foreach (DictionaryEntity entity in batch.Dictionary.Entities)
            {
                _directory.Learn(entity, batch.ReceivedAt);
            }
        }

        _configurations.Seen(message.Probe, message.Configuration);
        _live.Seen(message.Probe, batch.ReceivedAt, message.Software, watch.OffsetMilliseconds);
        foreach (Condition condition in message.Conditions)
        {
            if (condition.Indicator == Catalogue.InputRemoved.Id.Value)
            {
                Remove(batch, condition);
            }
            else if (!_changes.Take(batch, condition))
            {
                _book.Apply(SignalOf(batch, condition), batch.ReceivedAt);
            }
        }

        if (isLive)
        {
            ApplyWindows(batch);
        }
    }

    /// <summary>
    /// An input is watched no longer: its alarms end as those of what was removed and its tiles go, unless newer windows say that it is watched
    /// again.
    /// </summary>
    private void Remove(StoredBatch batch, Condition condition)
    {
        EntityId entity = batch.Dictionary.Entities[(int)condition.Entity].Id;
        if (entity.Level == EntityLevel.Input && _live.RemoveInput(entity, DateTimeOffset.FromUnixTimeMilliseconds(condition.AtUnixMs)))
        {
            _book.Remove(entity, batch.ReceivedAt);
        }
    }

    private static TimeSpan AgeOf(Batch message, long unixMilliseconds) =>
        TimeSpan.FromMilliseconds(message.SentUnixMs == 0 ? 0 : message.SentUnixMs - unixMilliseconds);

    private static ConditionSignal SignalOf(StoredBatch batch, Condition condition) => new(
        batch.Dictionary.Entities[(int)condition.Entity].Id,
        new IndicatorId((ushort)condition.Indicator),
        condition.Edge == Edge.Raise,
        condition.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(condition.AtUnixMs),
        AgeOf(batch.Message, condition.AtUnixMs),
        new Evidence(condition.Reason, AttributionWords[(int)condition.Attribution], new Explanation([.. condition.Evidence.Select(StatementWire.Read)], condition.Text), condition.Pids.Select(p => (int)p)));

    private ProbeWatch Seen(StoredBatch batch, bool isLive)
    {
        string probe = batch.Message.Probe;
        if (!_watches.TryGetValue(probe, out ProbeWatch? watch))
        {
            watch = new ProbeWatch(batch.ReceivedAt);
            _watches.Add(probe, watch);
        }

        watch.Seen(batch.ReceivedAt);
        _book.MarkSeen(probe, batch.ReceivedAt);
        if (isLive && batch.Message.SentUnixMs > 0
            && watch.NoteOffset(batch.Message.SentUnixMs - batch.ReceivedAt.ToUnixTimeMilliseconds()))
        {
            Explanation why = watch.IsClockOff ? Sentences.ProbeClockOff.With((watch.OffsetMilliseconds ?? 0) * 1e6, 500e6) : Explanation.None;
            _book.Apply(
                new ConditionSignal(
                    EntityId.ForProbe(probe), Catalogue.ProbeClockOffset.Id, watch.IsClockOff, Id: 1, batch.ReceivedAt, TimeSpan.Zero,
                    new Evidence(string.Empty, "probe", why, [])),
                batch.ReceivedAt);
        }

        return watch;
    }

    private void ApplyWindows(StoredBatch batch)
    {
        if (batch.Message.Windows.Count == 0)
        {
            return;
        }

        SchemaPlan plan = _plans.GetValue(batch.Dictionary, schema => new SchemaPlan(schema, batch.Message.Probe, _rules));
        foreach (Window window in batch.Message.Windows.OrderBy(w => w.StartUnixMs))
        {
            TimeSpan age = AgeOf(batch.Message, window.StartUnixMs + window.DurationMs);
            WindowSignal signal = plan.Read(batch, window, age, r => _live.Show(r), b => _live.NoteBacklog(batch.Message.Probe, b));
            _book.Apply(signal, batch.ReceivedAt);
            _checks.Take(batch, window);
        }
    }
}
