using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wall;

namespace Monitoring.Engine.Push;

/// <summary>
/// What is true now: tiles, alarms, probes. One worker writes, every wall reads. Each thing carries the number of the change that gave
/// it its form, so a client that is slow or was away gets all that changed since its last frame, once, and no memory is kept for it.
/// </summary>
public sealed class LiveState
{
    private const int MostTiles = 50_000;
    private const int MostRemovals = 10_000;

    /// <summary>A service without data for so long, on an input that delivers, is no longer announced: its tile goes.</summary>
    private static readonly TimeSpan KeepSilentFor = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly EntityDirectory _directory;
    private readonly SortedDictionary<string, TileEntry> _tiles = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ProbeEntry> _probes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Alarm Alarm, long Sequence)> _alarms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<string, Alarm>> _active = new(StringComparer.Ordinal);
    private readonly Queue<(long Sequence, string? Tile, string? Alarm)> _removals = [];
    private readonly EndedInputs _ended = new();
    private readonly List<Action> _listeners = [];
    private long _sequence;
    private long _forgotten;

    public LiveState(EntityDirectory directory) => _directory = directory;

    /// <summary>Changes with every start of the engine.</summary>
    public string Epoch { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Number of the newest change.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>Alarms that are active or not acknowledged, newest first.</summary>
    public IReadOnlyList<Alarm> Alarms
    {
        get
        {
            lock (_gate)
            {
                return [.. _alarms.Values.Select(a => a.Alarm).OrderByDescending(a => a.RaisedAt).ThenBy(a => a.Key, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Probes as shown.</summary>
    public IReadOnlyList<WallProbe> Probes
    {
        get
        {
            lock (_gate)
            {
                return [.. _probes.Values.Select(p => p.Shown).OfType<WallProbe>()];
            }
        }
    }

    /// <summary>The tile of an entity; null when it has none.</summary>
    public WallTile? FindTile(string entity)
    {
        lock (_gate)
        {
            return _tiles.GetValueOrDefault(entity)?.Tile;
        }
    }

    /// <summary>Number of tiles.</summary>
    public int CountTiles()
    {
        lock (_gate)
        {
            return _tiles.Count;
        }
    }

    /// <summary>Calls back when something changed that must be seen at once.</summary>
    public IDisposable Subscribe(Action listener)
    {
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return new Subscription(this, listener);
    }

    /// <summary>An entity exists; it gets its tile, unknown until it is measured.</summary>
    public void Announce(EntityId entity, DateTimeOffset? lastDataAt)
    {
        lock (_gate)
        {
            if (entity.Level == EntityLevel.Probe)
            {
                ProbeOf(entity.Path, lastDataAt);
            }
            else if (!_tiles.ContainsKey(entity.Path) && _tiles.Count < MostTiles
                && !(entity.Level == EntityLevel.Input && HasServices(entity.Path)))
            {
                _tiles.Add(entity.Path, new TileEntry(entity, lastDataAt));
                if (entity.Level == EntityLevel.Service)
                {
                    RemoveTile(entity.Parent!.Value.Path);
                }
            }
        }
    }

    /// <summary>A batch of the probe arrived.</summary>
    public void Seen(string probe, DateTimeOffset at, string software, double? clockOffsetMilliseconds)
    {
        lock (_gate)
        {
            ProbeOf(probe, at).Seen(at, software, clockOffsetMilliseconds);
        }
    }

    /// <summary>An input is watched no longer: its tile goes, and those of its services.</summary>
    /// <param name="input">The input.</param>
    /// <param name="at">When it ended; windows from before are nothing new.</param>
    /// <returns>False where windows from after that are there already.</returns>
    public bool RemoveInput(EntityId input, DateTimeOffset at)
    {
        lock (_gate)
        {
            TileEntry[] tiles = [.. _tiles.Values.Where(t => t.Input == input.Path)];
            if (tiles.Any(t => t.Reading is { } reading && reading.Start >= at))
            {
                return false;
            }

            foreach (TileEntry tile in tiles)
            {
                RemoveTile(tile.Entity.Path);
            }

            _ended.Note(input.Path, at);
            return true;
        }
    }

    /// <summary>Paths of the inputs of a probe that have a tile, or services with one.</summary>
    public IReadOnlyCollection<string> InputsOf(string probe)
    {
        lock (_gate)
        {
            return _tiles.Values.Where(t => t.Entity.Probe == probe).Select(t => t.Input).ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The clock of a probe was set back: whatever it sends next is the newest.</summary>
    public void StartAnew(string probe)
    {
        lock (_gate)
        {
            foreach (TileEntry tile in _tiles.Values.Where(t => t.Entity.Probe == probe))
            {
                tile.StartAnew();
            }

            _ended.StartAnew(probe);
        }
    }

    /// <summary>The probe says how many batches wait in its spool.</summary>
    public void NoteBacklog(string probe, long batches)
    {
        lock (_gate)
        {
            ProbeOf(probe, lastSeenAt: null).BacklogBatches = batches;
        }
    }

    /// <summary>What the probe is to run and what it runs.</summary>
    public void NoteRelease(string probe, ProbeRelease release)
    {
        lock (_gate)
        {
            ProbeOf(probe, lastSeenAt: null).Release = release;
        }
    }

    /// <summary>A measurement window of a service or an input.</summary>
    public void Show(in EntityReading reading)
    {
        lock (_gate)
        {
            if (_ended.Hides(reading))
            {
                return;
            }

            Announce(reading.Entity, lastDataAt: null);
            if (_tiles.TryGetValue(reading.Entity.Path, out TileEntry? tile))
            {
                tile.Take(reading);
            }
        }
    }

    /// <summary>An alarm as it is now.</summary>
    public void Show(Alarm alarm)
    {
        lock (_gate)
        {
            _active.TryGetValue(alarm.Entity, out SortedDictionary<string, Alarm>? active);
            if (alarm.Active)
            {
                active ??= _active[alarm.Entity] = new SortedDictionary<string, Alarm>(StringComparer.Ordinal);
                active[alarm.Key] = alarm;
            }
            else if (active is not null && active.Remove(alarm.Key) && active.Count == 0)
            {
                _active.Remove(alarm.Entity);
            }

            if (alarm.Indicator == Catalogue.ProbeLost.Id.Value)
            {
                ProbeEntry probe = ProbeOf(alarm.Entity, alarm.RaisedAt);
                probe.Reports &= !alarm.Active;
            }

            if (alarm.Active || !alarm.Acked)
            {
                _alarms[alarm.Key] = (alarm, ++_sequence);
            }
            else if (_alarms.Remove(alarm.Key))
            {
                NoteRemoval(tile: null, alarm.Key);
            }

            NoteFault(alarm);
        }
    }

    /// <summary>A fault of the past, so that a tile can tell its last one.</summary>
    public void NoteFault(Alarm alarm)
    {
        lock (_gate)
        {
            if (alarm.Active || !EntityId.TryParse(alarm.Entity, out EntityId entity))
            {
                return;
            }

            foreach (TileEntry tile in _tiles.Values)
            {
                if (tile.Entity == entity || (tile.Input == entity.Path && TileEntry.ReachesServices(alarm)))
                {
                    tile.NoteFault(alarm);
                }
            }
        }
    }

    /// <summary>Looks at everything anew and tells the walls when something must be seen at once.</summary>
    /// <returns>Services whose tile is gone because their source no longer announces them.</returns>
    public IReadOnlyList<EntityId> Refresh(DateTimeOffset now, bool urgent)
    {
        List<EntityId> gone = [];
        Action[] listeners = [];
        HashSet<string>? delivering = null;
        lock (_gate)
        {
            foreach (ProbeEntry probe in _probes.Values)
            {
                if (probe.Refresh())
                {
                    probe.Sequence = ++_sequence;
                }
            }

            foreach (TileEntry tile in _tiles.Values)
            {
                if (IsSilent(tile, now) && !tile.IsFresh(now) && (delivering ??= InputsThatDeliver(now)).Contains(tile.Input))
                {
                    gone.Add(tile.Entity);
                }
                else if (RefreshTile(tile, now))
                {
                    tile.Sequence = ++_sequence;
                }
            }

            foreach (EntityId entity in gone)
            {
                RemoveTile(entity.Path);
            }

            if (urgent)
            {
                listeners = [.. _listeners];
            }
        }

        foreach (Action listener in listeners)
        {
            listener();
        }

        return gone;
    }

    /// <summary>All that changed since a change number, or everything when that is unknown or too long ago.</summary>
    public WallFrame Compose(long since, DateTimeOffset now)
    {
        lock (_gate)
        {
            bool full = since < _forgotten || since > _sequence || since < 0;
            long from = full ? -1 : since;
            return new WallFrame(
                Epoch,
                _sequence,
                now,
                full,
                [.. _tiles.Values.Where(t => t.Tile is not null && t.Sequence > from).Select(t => t.Tile!)],
                full ? [] : [.. _removals.Where(r => r.Sequence > from && r.Tile is not null && !_tiles.ContainsKey(r.Tile)).Select(r => r.Tile!).Distinct()],
                [.. _alarms.Values.Where(a => a.Sequence > from).Select(a => a.Alarm)],
                full ? [] : [.. _removals.Where(r => r.Sequence > from && r.Alarm is not null && !_alarms.ContainsKey(r.Alarm)).Select(r => r.Alarm!).Distinct()],
                [.. _probes.Values.Where(p => p.Shown is not null && p.Sequence > from).Select(p => p.Shown!)]);
        }
    }

    private bool RefreshTile(TileEntry tile, DateTimeOffset now)
    {
        string probe = tile.Entity.Probe;
        bool reports = _probes.TryGetValue(probe, out ProbeEntry? entry) && entry.Reports;
        Alarm? lost = reports ? null : ActiveOf(probe).FirstOrDefault(a => a.Indicator == Catalogue.ProbeLost.Id.Value);
        bool isService = tile.Entity.Level == EntityLevel.Service;
        return tile.Refresh(_directory, reports, lost, ActiveOf(tile.Entity.Path), isService ? ActiveOf(tile.Input) : [], now);
    }

    private IReadOnlyCollection<Alarm> ActiveOf(string entity) =>
        _active.TryGetValue(entity, out SortedDictionary<string, Alarm>? alarms) ? alarms.Values : Array.Empty<Alarm>();

    private static bool IsSilent(TileEntry tile, DateTimeOffset now) =>
        tile.Entity.Level == EntityLevel.Service && tile.LastDataAt is DateTimeOffset last && now - last > KeepSilentFor;

    private HashSet<string> InputsThatDeliver(DateTimeOffset now) =>
        _tiles.Values.Where(t => t.IsFresh(now)).Select(t => t.Input).ToHashSet(StringComparer.Ordinal);

    private bool HasServices(string input) =>
        _tiles.Values.Any(t => t.Input == input && t.Entity.Level == EntityLevel.Service);

    private void RemoveTile(string entity)
    {
        if (_tiles.Remove(entity))
        {
            NoteRemoval(entity, alarm: null);
        }
    }

    private void NoteRemoval(string? tile, string? alarm)
    {
        if (_removals.Count == MostRemovals)
        {
            _forgotten = _removals.Dequeue().Sequence;
        }

        _removals.Enqueue((++_sequence, tile, alarm));
    }

    private ProbeEntry ProbeOf(string probe, DateTimeOffset? lastSeenAt)
    {
        if (!_probes.TryGetValue(probe, out ProbeEntry? entry))
        {
            entry = new ProbeEntry(probe, lastSeenAt ?? DateTimeOffset.UnixEpoch);
            _probes.Add(probe, entry);
        }

        return entry;
    }

    private sealed class Subscription(LiveState owner, Action listener) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._gate)
            {
                owner._listeners.Remove(listener);
            }
        }
    }
}
