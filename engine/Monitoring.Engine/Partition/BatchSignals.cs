using System.Runtime.CompilerServices;
using Monitoring.Alerting;
using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Push;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>Feeds one durable batch to the alarms and to the live state.</summary>
internal sealed class BatchSignals
{
    /// <summary>A window that ended this much after it was sent was measured before the clock of the probe was set back.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(2);

    private static readonly string[] AttributionWords = ["unknown", "source", "network", "probe"];

    private readonly AlarmBook _book;
    private readonly RuleSet _rules;
    private readonly EntityDirectory _directory;
    private readonly LiveState _live;
    private readonly CheckBoard _checks;
    private readonly Action<StreamChange> _changes;
    private readonly WatchedInputs _inputs;
    private readonly ILogger _log;
    private readonly Dictionary<string, ProbeWatch> _watches;
    private readonly ConfigurationWatch _configurations;
    private readonly ConditionalWeakTable<BatchSchema, SchemaPlan> _plans = [];

    public BatchSignals(
        AlarmBook book, RuleSet rules, EntityDirectory directory, LiveState live, CheckBoard checks, Action<StreamChange> changes,
        WatchedInputs inputs, Dictionary<string, ProbeWatch> watches, ConfigurationWatch configurations, ILogger log)
    {
        _book = book;
        _rules = rules;
        _directory = directory;
        _live = live;
        _checks = checks;
        _changes = changes;
        _inputs = inputs;
        _log = log;
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

        bool isNewest = isLive && watch.IsNewest(batch.Key.Epoch, batch.Key.Sequence);
        if (isNewest && message.SentUnixMs > 0)
        {
            NoteSent(batch);
        }

        _configurations.Seen(message.Probe, message.Configuration);
        _live.Seen(message.Probe, batch.ReceivedAt, message.Software, watch.OffsetMilliseconds);
        foreach (Condition condition in message.Conditions)
        {
            if (condition.Indicator == Catalogue.InputRemoved.Id.Value)
            {
                Remove(batch, condition);
            }
            else if (condition.Indicator == Catalogue.StreamChange.Id.Value)
            {
                _changes(ChangeOf(batch, condition));
            }
            else
            {
                _book.Apply(SignalOf(batch, condition), batch.ReceivedAt);
            }
        }

        if (isLive)
        {
            ApplyWindows(batch, isNewest);
        }
    }

    /// <summary>
    /// A batch that was written after all others and sent before a window of theirs had ended: the clock of the probe was set back. What is now
    /// follows the new time at once, and nothing of it is held to be of the past.
    /// </summary>
    private void NoteSent(StoredBatch batch)
    {
        string probe = batch.Message.Probe;
        if (_book.NoteSent(probe, DateTimeOffset.FromUnixTimeMilliseconds(batch.Message.SentUnixMs), batch.ReceivedAt) is TimeSpan back)
        {
            EngineLog.ProbeClockSetBack(_log, probe, back.TotalSeconds);
            _live.StartAnew(probe);
            _checks.StartAnew(probe);
        }
    }

    /// <summary>
    /// An input is watched no longer: its alarms end as those of what was removed and its tiles go, unless newer windows say that it is watched
    /// again.
    /// </summary>
    private void Remove(StoredBatch batch, Condition condition)
    {
        EntityId entity = batch.Dictionary.Entities[(int)condition.Entity].Id;
        // Where the clock was set back in between, it was sent in the time that counts.
        long at = batch.Message.SentUnixMs == 0 ? condition.AtUnixMs : Math.Min(condition.AtUnixMs, batch.Message.SentUnixMs);
        if (entity.Level == EntityLevel.Input && _live.RemoveInput(entity, DateTimeOffset.FromUnixTimeMilliseconds(at)))
        {
            _inputs.Removed(entity);
            _book.Remove(entity, batch.ReceivedAt);
        }
    }

    private static StreamChange ChangeOf(StoredBatch batch, Condition condition) => new(
        0, condition.Id, batch.Dictionary.Entities[(int)condition.Entity].Id.Path, DateTimeOffset.FromUnixTimeMilliseconds(condition.AtUnixMs),
        condition.Reason, condition.Text, condition.Before, condition.After, [.. condition.Pids.Select(p => (int)p)]);

    private static TimeSpan AgeOf(Batch message, long unixMilliseconds) =>
        TimeSpan.FromMilliseconds(message.SentUnixMs == 0 ? 0 : message.SentUnixMs - unixMilliseconds);

    private static TimeSpan AgeOf(Batch message, Window window) => AgeOf(message, window.StartUnixMs + window.DurationMs);

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

    private void ApplyWindows(StoredBatch batch, bool isNewest)
    {
        // What was measured before the clock was set back is kept; it says nothing of now.
        Window[] windows = [.. batch.Message.Windows.Where(w => AgeOf(batch.Message, w) >= -MostAhead).OrderBy(w => w.StartUnixMs)];
        if (windows.Length == 0)
        {
            return;
        }

        SchemaPlan plan = _plans.GetValue(batch.Dictionary, schema => new SchemaPlan(schema, batch.Message.Probe, _rules));
        if (isNewest)
        {
            var start = DateTimeOffset.FromUnixTimeMilliseconds(windows[^1].StartUnixMs);
            foreach (EntityId gone in _inputs.Seen(batch.Message.Probe, plan, () => _live.InputsOf(batch.Message.Probe)))
            {
                _ = _live.RemoveInput(gone, start);
                _book.Remove(gone, batch.ReceivedAt);
            }
        }

        foreach (Window window in windows)
        {
            WindowSignal signal = plan.Read(batch, window, AgeOf(batch.Message, window), r => _live.Show(r), b => _live.NoteBacklog(batch.Message.Probe, b));
            _book.Apply(signal, batch.ReceivedAt);
            _checks.Take(batch, window);
        }
    }
}
