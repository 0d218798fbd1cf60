using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>One probe with one input and some services, as its uplink would send it.</summary>
internal sealed class BatchBuilder
{
    private readonly Dictionary _dictionary = new();
    private long _sequence;

    public BatchBuilder(string probe = "xining-01", int services = 1, Guid? epoch = null)
    {
        Probe = probe;
        Epoch = epoch ?? Guid.CreateVersion7();
        _dictionary.Entities.Add(new Entity { Path = $"{probe}/dtmb-33", Kind = EntityKind.Input, Name = "DTMB 33 频道", Medium = "dtmb" });
        AddSeries(0, Catalogue.TsBitrate, 0);
        for (int i = 1; i <= services; i++)
        {
            _dictionary.Entities.Add(new Entity
            {
                Path = $"{probe}/dtmb-33/{i}",
                Kind = EntityKind.Service,
                Name = $"青海卫视 {i}",
                Medium = "dtmb",
                ServiceId = (uint)i,
                Provider = "QHTV",
            });
            AddSeries(i, Catalogue.ServiceOutage, 0);
            AddSeries(i, Catalogue.NullShare, 4);
        }
    }

    public string Probe { get; }

    public Guid Epoch { get; }

    public Dictionary Dictionary => _dictionary;

    public ulong DictionaryId => BatchSchema.IdOf(_dictionary);

    public int SeriesCount => _dictionary.Series.Count;

    public void AddSeries(int entity, Indicator indicator, uint scale10, string qualifier = "") => _dictionary.Series.Add(
        new Series { Entity = (uint)entity, Indicator = indicator.Id.Value, Scale10 = scale10, Qualifier = qualifier });

    /// <summary>A batch with the next sequence and no content, its dictionary inlined.</summary>
    public Batch Empty(Lane lane = Lane.Bulk) => new()
    {
        Probe = Probe,
        Epoch = ByteString.CopyFrom(Epoch.ToByteArray(bigEndian: true)),
        Sequence = (ulong)++_sequence,
        Lane = lane,
        DictionaryId = DictionaryId,
        Dictionary = _dictionary,
        Software = "test",
    };

    /// <summary>A batch of consecutive seconds; every series Ok with the value the function gives, scaled.</summary>
    public Batch Seconds(DateTimeOffset start, int count = 1, Func<int, int, long>? value = null, Lane lane = Lane.Bulk)
    {
        Batch batch = Empty(lane);
        for (int second = 0; second < count; second++)
        {
            Window window = new()
            {
                StartUnixMs = start.AddSeconds(second).ToUnixTimeMilliseconds(),
                DurationMs = 1000,
                States = ByteString.CopyFrom(Enumerable.Repeat((byte)VerdictState.Ok, SeriesCount).ToArray()),
            };
            for (int series = 0; series < SeriesCount; series++)
            {
                window.Values.Add(value?.Invoke(second, series) ?? 0);
            }

            batch.Windows.Add(window);
        }

        return batch;
    }

    /// <summary>Adds a condition edge to a batch.</summary>
    public static Batch WithCondition(Batch batch, Edge edge, DateTimeOffset at)
    {
        batch.Conditions.Add(new Condition
        {
            Id = 1,
            Entity = 0,
            Indicator = Catalogue.ServiceOutage.Id.Value,
            Edge = edge,
            AtUnixMs = at.ToUnixTimeMilliseconds(),
            Text = "expected 4, got 9",
        });
        return batch;
    }

    /// <summary>What the ingest would make of a batch.</summary>
    public static IngestItem Item(Batch batch, DateTimeOffset receivedAt, BatchSchema? known = null)
    {
        string? problem = null;
        if (known is null && !BatchSchema.TryCreate(batch.Dictionary.ToByteArray(), out known, out problem))
        {
            throw new ArgumentException(problem, nameof(batch));
        }

        return IngestItem.TryCreate(batch, known!, batch.ToByteArray(), receivedAt, out IngestItem? item, out problem)
            ? item
            : throw new ArgumentException(problem, nameof(batch));
    }
}
