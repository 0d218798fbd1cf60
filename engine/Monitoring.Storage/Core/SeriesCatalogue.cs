using System.Data.Common;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Storage.Core;

/// <summary>Entities, series and dictionaries, all in memory and each durable in the core tables before the first batch that needs it is.</summary>
internal sealed class SeriesCatalogue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, EntityRow> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Entity, ushort Indicator, string Qualifier), SeriesDescriptor> _series = [];
    private readonly Dictionary<ulong, (BatchSchema Schema, SeriesId[] Columns)> _schemas = [];
    private readonly Dictionary<SeriesId, SeriesDescriptor> _byId = [];
    private int _nextEntity = 1;
    private int _nextSeries = 1;

    public void Load(DbConnection core)
    {
        lock (_gate)
        {
            Dictionary<long, EntityId> paths = LoadEntities(core);
            LoadSeries(core, paths);
            LoadDictionaries(core);
        }
    }

    public BatchSchema? FindSchema(ulong id)
    {
        lock (_gate)
        {
            return _schemas.TryGetValue(id, out (BatchSchema Schema, SeriesId[] Columns) found) ? found.Schema : null;
        }
    }

    /// <summary>The series of a stored dictionary's columns, in its order.</summary>
    public SeriesId[] Columns(ulong id)
    {
        lock (_gate)
        {
            return _schemas[id].Columns;
        }
    }

    public IReadOnlyList<SeriesDescriptor> Find(SeriesFilter filter)
    {
        lock (_gate)
        {
            return [.. _byId.Values
                .Where(s => (filter.Indicator is not IndicatorId indicator || s.Indicator == indicator)
                    && (filter.Qualifier is null || s.Qualifier == filter.Qualifier)
                    && IsAtOrBelow(s.Entity.Path, filter.Entity))
                .OrderBy(s => s.Entity.Path, StringComparer.Ordinal)
                .ThenBy(s => s.Indicator.Value)
                .ThenBy(s => s.Qualifier, StringComparer.Ordinal)];
        }
    }

    /// <summary>Whether a series is one of those that the figures of availability are made of.</summary>
    public bool IsAvailability(SeriesId id)
    {
        lock (_gate)
        {
            return _byId.TryGetValue(id, out SeriesDescriptor? series) && Catalogue.Availability.Any(i => i.Id == series.Indicator);
        }
    }

    public IReadOnlyList<EntityRecord> FindEntities(string? entity)
    {
        lock (_gate)
        {
            return [.. _entities.Values.Select(row => row.Record).Where(record => IsAtOrBelow(record.Id.Path, entity))
                .OrderBy(record => record.Id.Path, StringComparer.Ordinal)];
        }
    }

    /// <summary>
    /// Writes dictionaries that are new, in the caller's transaction; the result counts once it is committed and published.
    /// </summary>
    public Registration Register(CoreWriter core, IEnumerable<BatchSchema> schemas, DateTimeOffset now)
    {
        Registration registration = new() { NextEntity = _nextEntity, NextSeries = _nextSeries };
        foreach (BatchSchema schema in schemas)
        {
            foreach (DictionaryEntity entity in schema.Entities)
            {
                EntityRow row = Merge(registration, entity, now, schema.IsForeign);
                registration.Entities[entity.Id.Path] = row;
                core.PutEntity(row.Id, row.Record);
            }

            foreach (DictionarySeries series in schema.Series)
            {
                EntityId entity = schema.Entities[series.Entity].Id;
                (string Path, ushort Value, string Qualifier) key = (entity.Path, series.Indicator.Value, series.Qualifier);
                SeriesDescriptor? known = registration.Series.GetValueOrDefault(key) ?? _series.GetValueOrDefault(key);
                if (known is null || known.Scale10 != series.Scale10)
                {
                    SeriesId id = known?.Id ?? new SeriesId(registration.NextSeries++);
                    SeriesDescriptor descriptor = new(id, entity, series.Indicator, series.Qualifier, series.Scale10);
                    registration.Series[key] = descriptor;
                    core.PutSeries(descriptor, EntityNumber(registration, entity.Path));
                }
            }

            core.PutDictionary(schema, now);
            registration.Schemas.Add(schema);
        }

        return registration;
    }

    /// <summary>Makes a committed registration visible.</summary>
    public void Publish(Registration registration)
    {
        lock (_gate)
        {
            (_nextEntity, _nextSeries) = (registration.NextEntity, registration.NextSeries);
            foreach ((string path, EntityRow row) in registration.Entities)
            {
                _entities[path] = row;
            }

            foreach (SeriesDescriptor descriptor in registration.Series.Values)
            {
                Put(descriptor);
            }

            foreach (BatchSchema schema in registration.Schemas)
            {
                _schemas[schema.Id] = (schema, ColumnsOf(schema));
            }
        }
    }

    /// <summary>Notes that entities were heard of; those whose minute changed are to be written at leisure.</summary>
    public void Touch(BatchSchema schema, DateTimeOffset at)
    {
        if (schema.IsForeign)
        {
            return;
        }

        DateTimeOffset minute = new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        lock (_gate)
        {
            foreach (DictionaryEntity entity in schema.Entities)
            {
                if (_entities.TryGetValue(entity.Id.Path, out EntityRow? row) && row.Record.LastSeenAt < minute)
                {
                    _entities[entity.Id.Path] = row with { Record = row.Record with { LastSeenAt = minute }, IsTouched = true };
                }
            }
        }
    }

    /// <summary>The entities touched and not written since.</summary>
    public IReadOnlyList<EntityRow> FindTouched()
    {
        lock (_gate)
        {
            return [.. _entities.Values.Where(row => row.IsTouched)];
        }
    }

    /// <summary>What was touched is durable. Nothing may touch in between: both belong to the writing thread.</summary>
    public void MarkWritten(IReadOnlyList<EntityRow> touched)
    {
        lock (_gate)
        {
            foreach (EntityRow row in touched)
            {
                _entities[row.Record.Id.Path] = row with { IsTouched = false };
            }
        }
    }

    private static bool IsAtOrBelow(string path, string? entity) =>
        entity is null
        || (path.StartsWith(entity, StringComparison.Ordinal) && (path.Length == entity.Length || path[entity.Length] == '/'));

    private static string Newer(string heard, string known) => heard.Length > 0 ? heard : known;

    private static int Newer(int heard, int known) => heard != 0 ? heard : known;

    private Dictionary<long, EntityId> LoadEntities(DbConnection core)
    {
        Dictionary<long, EntityId> paths = [];
        using DbCommand entities = Statement.Of(core, "SELECT id, path, name, medium, carrier, provider, onid, tsid, sid, first_ms, last_ms FROM entity");
        using (DbDataReader row = entities.ExecuteReader())
        {
            while (row.Read())
            {
                var id = EntityId.Parse(row.GetString(1));
                EntityRecord record = new(
                    id, row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt32(6), row.GetInt32(7),
                    row.GetInt32(8), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
                    DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)));
                _entities[id.Path] = new EntityRow(row.GetInt32(0), record);
                paths[row.GetInt64(0)] = id;
                _nextEntity = Math.Max(_nextEntity, row.GetInt32(0) + 1);
            }
        }

        return paths;
    }

    private void LoadSeries(DbConnection core, Dictionary<long, EntityId> paths)
    {
        using DbCommand series = Statement.Of(core, "SELECT id, entity_id, indicator, qualifier, scale10 FROM series");
        using (DbDataReader row = series.ExecuteReader())
        {
            while (row.Read())
            {
                Put(new SeriesDescriptor(
                    new SeriesId(row.GetInt32(0)), paths[row.GetInt64(1)], new IndicatorId((ushort)row.GetInt32(2)),
                    row.GetString(3), row.GetByte(4)));
            }
        }
    }

    private void LoadDictionaries(DbConnection core)
    {
        using DbCommand dictionaries = Statement.Of(core, "SELECT content FROM dictionary");
        using DbDataReader content = dictionaries.ExecuteReader();
        while (content.Read())
        {
            if (BatchSchema.TryCreate(content.GetFieldValue<byte[]>(0), out BatchSchema? schema, out _))
            {
                _schemas[schema.Id] = (schema, ColumnsOf(schema));
            }
        }
    }

    /// <summary>What is only named was not seen, and nothing is learnt of it.</summary>
    private EntityRow Merge(Registration registration, DictionaryEntity heard, DateTimeOffset now, bool isNamedOnly)
    {
        EntityRow? known = registration.Entities.GetValueOrDefault(heard.Id.Path) ?? _entities.GetValueOrDefault(heard.Id.Path);
        if (known is null)
        {
            return new EntityRow(registration.NextEntity++, new EntityRecord(
                heard.Id, heard.Name, heard.Medium, heard.Carrier, heard.Provider,
                heard.OriginalNetworkId, heard.TransportStreamId, heard.ServiceId, now, isNamedOnly ? DateTimeOffset.UnixEpoch : now));
        }

        if (isNamedOnly)
        {
            return known;
        }

        EntityRecord record = known.Record;
        return known with
        {
            Record = record with
            {
                Name = Newer(heard.Name, record.Name),
                Medium = heard.Medium,
                Carrier = heard.Carrier,
                Provider = Newer(heard.Provider, record.Provider),
                OriginalNetworkId = Newer(heard.OriginalNetworkId, record.OriginalNetworkId),
                TransportStreamId = Newer(heard.TransportStreamId, record.TransportStreamId),
                ServiceId = Newer(heard.ServiceId, record.ServiceId),
            },
        };
    }

    private int EntityNumber(Registration registration, string path) =>
        (registration.Entities.GetValueOrDefault(path) ?? _entities[path]).Id;

    private void Put(SeriesDescriptor descriptor)
    {
        _series[(descriptor.Entity.Path, descriptor.Indicator.Value, descriptor.Qualifier)] = descriptor;
        _byId[descriptor.Id] = descriptor;
        _nextSeries = Math.Max(_nextSeries, descriptor.Id.Value + 1);
    }

    private SeriesId[] ColumnsOf(BatchSchema schema) =>
        [.. schema.Series.Select(s => _series[(schema.Entities[s.Entity].Id.Path, s.Indicator.Value, s.Qualifier)].Id)];

    internal sealed record EntityRow(int Id, EntityRecord Record)
    {
        public bool IsTouched { get; init; }
    }

    /// <summary>What a transaction will have added once it is committed.</summary>
    internal sealed class Registration
    {
        public int NextEntity { get; set; }

        public int NextSeries { get; set; }

        public Dictionary<string, EntityRow> Entities { get; } = new(StringComparer.Ordinal);

        public Dictionary<(string Entity, ushort Indicator, string Qualifier), SeriesDescriptor> Series { get; } = [];

        public List<BatchSchema> Schemas { get; } = [];
    }
}
