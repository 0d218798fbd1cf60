using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A probe with one input and two services that reports over real HTTP/2.</summary>
internal sealed class ReportingProbe : IDisposable
{
    public const string Input = "xining-01/dtmb-33";
    public const string ServiceA = "xining-01/dtmb-33/101";
    public const string ServiceB = "xining-01/dtmb-33/102";

    private static readonly Indicator[] InputChecks =
        [Catalogue.TsSyncLoss, Catalogue.PatError2, Catalogue.ContinuityCountError, Catalogue.PmtError2, Catalogue.TsBitrate];

    private static readonly Indicator[] ServiceChecks =
        [Catalogue.ServiceOutage, Catalogue.ServiceDegradation, Catalogue.ContinuityCountError, Catalogue.PmtError2, Catalogue.ServiceBitrate, Catalogue.AnomalyScore];

    private readonly HttpClient _client;
    private readonly Dictionary _dictionary = new();
    private readonly List<(string Entity, Indicator Indicator)> _columns = [];
    private readonly Guid _epoch = Guid.CreateVersion7();
    private long _sequence;

    public ReportingProbe(Uri ingest, string? token = null, string name = "xining-01", HttpMessageHandler? handler = null)
    {
        Name = name;
        _client = new HttpClient(handler ?? new SocketsHttpHandler())
        {
            BaseAddress = ingest,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (token is not null)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        Add(name, EntityKind.Probe, string.Empty, [Catalogue.SpoolBacklog]);
        Add($"{name}/dtmb-33", EntityKind.Input, "DTMB 33 频道", InputChecks);
        Add($"{name}/dtmb-33/101", EntityKind.Service, "青海卫视", ServiceChecks);
        Add($"{name}/dtmb-33/102", EntityKind.Service, "青海经济", ServiceChecks);
    }

    public string Name { get; }

    public static DateTimeOffset Now => DateTimeOffset.UtcNow;

    /// <summary>By how much its clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>Posts the window of the second that just ended; all is well but what the function says.</summary>
    public Task<HttpResponseMessage> WindowAsync(Func<string, Indicator, (VerdictState State, double Value)?>? measure = null, DateTimeOffset? start = null)
    {
        DateTimeOffset at = start ?? DateTimeOffset.FromUnixTimeSeconds((Now + Ahead).ToUnixTimeSeconds() - 1);
        Batch batch = Batch(Lane.Bulk);
        Window window = new() { StartUnixMs = at.ToUnixTimeSeconds() * 1000, DurationMs = 1000 };
        byte[] states = new byte[_columns.Count];
        for (int i = 0; i < states.Length; i++)
        {
            (string entity, Indicator indicator) = _columns[i];
            (VerdictState state, double value) = measure?.Invoke(entity, indicator)
                ?? (VerdictState.Ok, indicator.Kind == IndicatorKind.Check || indicator.Unit == Unit.Indicator ? 0 : indicator.Unit == Unit.Ratio ? 0.25 : 8_000_000);
            states[i] = (byte)state;
            if (state.HasValue())
            {
                window.Values.Add((long)Math.Round(value * Math.Pow(10, indicator.Scale10)));
            }
        }

        window.States = ByteString.CopyFrom(states);
        batch.Windows.Add(window);
        return PostAsync(batch, "batches");
    }

    /// <summary>Posts a condition edge on the urgent lane.</summary>
    public Task<HttpResponseMessage> EdgeAsync(
        bool raise, string entity, Indicator indicator, ulong id = 1, DateTimeOffset? at = null, string text = "", Lane lane = Lane.Events)
    {
        Batch batch = Batch(lane);
        batch.Conditions.Add(new Condition
        {
            Id = id,
            Entity = (uint)_dictionary.Entities.ToList().FindIndex(e => e.Path == entity),
            Indicator = indicator.Id.Value,
            Edge = raise ? Edge.Raise : Edge.Clear,
            AtUnixMs = (at ?? Now + Ahead).ToUnixTimeMilliseconds(),
            Text = text,
            Attribution = Attribution.Source,
            Pids = { 256 },
        });
        return PostAsync(batch, lane == Lane.Events ? "events" : "backfill");
    }

    /// <summary>Posts a change of a stream on the urgent lane.</summary>
    public Task<HttpResponseMessage> ChangeAsync(string entity, string kind, string before, string after, ulong id = 1)
    {
        Batch batch = Batch(Lane.Events);
        batch.Conditions.Add(new Condition
        {
            Id = id,
            Entity = (uint)_dictionary.Entities.ToList().FindIndex(e => e.Path == entity),
            Indicator = Catalogue.StreamChange.Id.Value,
            Edge = Edge.Raise,
            AtUnixMs = Now.ToUnixTimeMilliseconds(),
            Reason = kind,
            Text = "SDT 0 → 1",
            Before = before,
            After = after,
            Pids = { 256 },
        });
        return PostAsync(batch, "events");
    }

    /// <summary>Posts a window of a probe that watches another input, and the one it watched before no longer.</summary>
    public Task<HttpResponseMessage> OtherInputAsync(string input)
    {
        Dictionary dictionary = new();
        dictionary.Entities.Add(new Entity { Path = Name, Kind = EntityKind.Probe });
        dictionary.Entities.Add(new Entity { Path = $"{Name}/{input}", Kind = EntityKind.Input });
        dictionary.Series.Add(new Series { Entity = 0, Indicator = Catalogue.SpoolBacklog.Id.Value, Scale10 = Catalogue.SpoolBacklog.Scale10 });
        dictionary.Series.Add(new Series { Entity = 1, Indicator = Catalogue.TsSyncLoss.Id.Value, Scale10 = Catalogue.TsSyncLoss.Scale10 });
        Batch batch = Batch(Lane.Bulk);
        (batch.Dictionary, batch.DictionaryId) = (dictionary, BatchSchema.IdOf(dictionary));
        Window window = new()
        {
            StartUnixMs = ((Now + Ahead).ToUnixTimeSeconds() - 1) * 1000,
            DurationMs = 1000,
            States = ByteString.CopyFrom((byte)VerdictState.Ok, (byte)VerdictState.Ok),
        };
        window.Values.Add([0, 0]);
        batch.Windows.Add(window);
        return PostAsync(batch, "batches");
    }

    /// <summary>A batch of this probe without content.</summary>
    public Batch Batch(Lane lane) => new()
    {
        Probe = Name,
        Epoch = ByteString.CopyFrom(_epoch.ToByteArray(bigEndian: true)),
        Sequence = (ulong)Interlocked.Increment(ref _sequence),
        Lane = lane,
        DictionaryId = BatchSchema.IdOf(_dictionary),
        Dictionary = _dictionary,
        SentUnixMs = (Now + Ahead).ToUnixTimeMilliseconds(),
        Software = "test-probe 1.0",
    };

    public async Task<HttpResponseMessage> PostAsync(Batch batch, string lane)
    {
        using ByteArrayContent content = new(batch.ToByteArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        return await _client.PostAsync(new Uri($"/ingest/v1/{lane}", UriKind.Relative), content);
    }

    public void Dispose() => _client.Dispose();

    private void Add(string path, EntityKind kind, string name, Indicator[] indicators)
    {
        _dictionary.Entities.Add(new Entity
        {
            Path = path,
            Kind = kind,
            Name = name,
            Medium = kind == EntityKind.Input ? "dtmb" : string.Empty,
            ServiceId = kind == EntityKind.Service ? uint.Parse(path.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture) : 0,
        });
        foreach (Indicator indicator in indicators)
        {
            _columns.Add((path, indicator));
            _dictionary.Series.Add(new Series
            {
                Entity = (uint)(_dictionary.Entities.Count - 1),
                Indicator = indicator.Id.Value,
                Scale10 = indicator.Scale10,
            });
        }
    }
}
