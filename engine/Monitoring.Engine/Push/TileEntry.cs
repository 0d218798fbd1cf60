using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wall;
using Monitoring.Storage;

namespace Monitoring.Engine.Push;

/// <summary>One tile and what it is made of.</summary>
internal sealed class TileEntry
{
    /// <summary>A measurement older than this says nothing about now.</summary>
    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(3);

    private (int Indicator, DateTimeOffset At)? _lastFault;
    private bool _beginsAnew;

    public TileEntry(EntityId entity, DateTimeOffset? lastDataAt)
    {
        Entity = entity;
        Input = entity.Level == EntityLevel.Service ? entity.Parent!.Value.Path : entity.Path;
        LastDataAt = lastDataAt;
    }

    public EntityId Entity { get; }

    /// <summary>Path of the input it is received on.</summary>
    public string Input { get; }

    /// <summary>The newest window; null since the start of the engine.</summary>
    public EntityReading? Reading { get; private set; }

    /// <summary>End of the newest window, also of one from before the engine started.</summary>
    public DateTimeOffset? LastDataAt { get; private set; }

    /// <summary>What is shown now; null before the first look.</summary>
    public WallTile? Tile { get; private set; }

    /// <summary>The change of the live state that gave it its present form.</summary>
    public long Sequence { get; set; }

    /// <summary>The newest window tells of now; one from the future is from before the clock was set back.</summary>
    public bool IsFresh(DateTimeOffset now) => Reading is EntityReading reading && (now - reading.EndedAt).Duration() <= FreshFor;

    /// <summary>The clock of the probe was set back: the next window is the newest.</summary>
    public void StartAnew() => _beginsAnew = true;

    public void Take(in EntityReading reading)
    {
        if (Reading is null || _beginsAnew || reading.Start > Reading.Value.Start)
        {
            _beginsAnew = false;
            Reading = reading;
            LastDataAt = reading.End;
        }
    }

    public void NoteFault(Alarm alarm)
    {
        if (alarm.ClearedAt is DateTimeOffset at && (_lastFault is null || at >= _lastFault.Value.At))
        {
            _lastFault = (alarm.Indicator, at);
        }
    }

    /// <summary>Looks anew; true when it shows something else than before.</summary>
    public bool Refresh(
        EntityDirectory directory, bool probeReports, Alarm? probeAlarm, IEnumerable<Alarm> own, IEnumerable<Alarm> ofInput, DateTimeOffset now)
    {
        bool isFresh = IsFresh(now) && Reading!.Value.IsJudged;
        Alarm? alarm = probeReports && isFresh ? Worst(own, ofInput) : null;
        TileState state =
            !probeReports || !isFresh ? TileState.Unknown
            : alarm is null ? TileState.Normal
            : ImpactOf(alarm) == ServiceImpact.Outage ? TileState.Outage
            : TileState.Degraded;
        alarm ??= probeReports ? null : probeAlarm;

        EntityRecord? record = directory.Find(Entity.Path);
        EntityRecord? input = directory.Find(Input);
        bool measured = state != TileState.Unknown;
        var tile = new WallTile(
            Entity.Path,
            Input,
            input?.Name ?? string.Empty,
            record?.Name ?? string.Empty,
            record?.Provider ?? string.Empty,
            record is { Medium.Length: > 0 } ? record.Medium : input?.Medium ?? string.Empty,
            record is { Carrier.Length: > 0 } ? record.Carrier : input?.Carrier ?? string.Empty,
            Entity.ServiceId,
            state,
            Tile?.State == state ? Tile.Since : SinceOf(state, alarm, now),
            alarm is null ? null : (int)alarm.Severity,
            alarm?.Indicator,
            alarm?.Key,
            alarm?.Acked ?? false,
            _lastFault?.Indicator,
            _lastFault?.At,
            LastDataAt,
            measured ? Reading?.BitrateBitsPerSecond : null,
            measured ? Reading?.AnomalyScore : null,
            directory.RegisteredNameOf(Entity),
            directory.RegisteredNameOf(Entity.Level == EntityLevel.Service ? Entity.Parent!.Value : Entity));
        bool changed = tile != Tile;
        Tile = tile;
        return changed;
    }

    /// <summary>Whether an alarm of an input is to be seen on the tiles of its services.</summary>
    public static bool ReachesServices(Alarm alarm) =>
        ImpactOf(alarm) != ServiceImpact.None || alarm.Indicator == Catalogue.ProbeInputFailure.Id.Value;

    private static ServiceImpact ImpactOf(Alarm alarm) =>
        alarm.Indicator == Catalogue.ProbeInputFailure.Id.Value
            ? ServiceImpact.Outage
            : Catalogue.Find(new IndicatorId((ushort)alarm.Indicator))?.Impact ?? ServiceImpact.None;

    private static Alarm? Worst(IEnumerable<Alarm> own, IEnumerable<Alarm> ofInput) =>
        own.Concat(ofInput.Where(ReachesServices))
            .OrderByDescending(ImpactOf)
            .ThenBy(a => a.Severity)
            .ThenBy(a => a.Acked)
            .ThenBy(a => a.RaisedAt)
            .ThenBy(a => a.Key, StringComparer.Ordinal)
            .FirstOrDefault();

    private DateTimeOffset SinceOf(TileState state, Alarm? alarm, DateTimeOffset now) => state switch
    {
        TileState.Unknown => LastDataAt ?? now,
        TileState.Normal when _lastFault is { } fault && Tile?.State is TileState.Outage or TileState.Degraded => _lastFault.Value.At,
        TileState.Normal => now,
        _ => alarm!.RaisedAt,
    };
}
