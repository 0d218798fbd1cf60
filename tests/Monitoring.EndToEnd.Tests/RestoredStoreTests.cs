using System.Globalization;

using Google.Protobuf;

using Microsoft.Extensions.Logging.Abstractions;

using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Engine;
using Monitoring.Engine.Commands;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Uplink;
using Monitoring.Storage;

using NUnit.Framework;

using EngineOptions = Monitoring.Engine.Configuration.EngineOptions;
using ProbeEngineOptions = Monitoring.Probe.Configuration.EngineOptions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>An engine that comes back from an older backup, and the spool of a probe that was told more than the backup holds.</summary>
[NonParallelizable]
public sealed class RestoredStoreTests
{
    private const string Input = "p/mux";

    private readonly DateTimeOffset _start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 60);
    private string _folder = null!;
    private Spool _spool = null!;
    private int _seconds;

    [SetUp]
    public void OpenSpool()
    {
        _seconds = 0;
        _folder = Directory.CreateTempSubdirectory("monitoring-restored-").FullName;
        _spool = Spool.Open(new SpoolOptions(At("spool"), SpoolOptions.DefaultMaxBytes), "p", "test");
    }

    [TearDown]
    public void CloseSpool()
    {
        _spool.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestCase(0)]
    [TestCase(5)]
    public async Task What_still_waits_is_taken_once_and_what_the_backup_lacks_is_told(int held)
    {
        await using (EngineApp engine = await StartAsync("data"))
        {
            if (held > 0)
            {
                Measure(held);
                await DrainAsync(engine);
            }

            Assert.That(await EngineCommands.RunAsync(["store", "backup", "--to", At("backup"), "--data", At("data")]), Is.Zero);
            Measure(5);
            await DrainAsync(engine);
        }

        Guid before = _spool.Epoch;
        Measure(5);
        Assert.That(await EngineCommands.RunAsync(["store", "restore", "--from", At("backup"), "--data", At("restored")]), Is.Zero);
        string metrics;
        await using (EngineApp engine = await StartAsync("restored"))
        {
            await DrainAsync(engine);
            Measure(5);
            await DrainAsync(engine);
            using HttpClient client = new() { BaseAddress = engine.WebAddress };
            metrics = await client.GetStringAsync(new Uri("metrics", UriKind.Relative));
        }

        await using IStore store = await Store.OpenAsync(
            new StoreOptions { Folder = At("restored"), ReadOnly = true }, TimeProvider.System, new StoreSilence(), CancellationToken.None);
        SeriesDescriptor series = (await store.Measurements.FindSeriesAsync(new SeriesFilter(Input), CancellationToken.None)).Single();
        TimeRange range = new(_start, _start.AddMinutes(1));
        IReadOnlyList<SeriesPoint> points = await store.Measurements.ReadPointsAsync(series.Id, range, CancellationToken.None);
        IEnumerable<int> expected = Enumerable.Range(0, held).Concat(Enumerable.Range(held + 5, 10));
        IReadOnlyList<AuditLine> audit = await store.Audit.ReadAsync(20, CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(points.Select(p => (int)(p.UnixSeconds - _start.ToUnixTimeSeconds())), Is.EqualTo(expected));
            Assert.That(points.Select(p => (int)p.Value), Is.EqualTo(expected));
            Assert.That(metrics, Does.Match("monitoring_engine_ingest_batches_total{lane=\"(bulk|backfill)\"} 10\n"), "each batch once");
            Assert.That(_spool.Epoch == before, Is.EqualTo(held > 0), "an epoch of which nothing is known is replaced");
            Assert.That(audit.Count(l => l.Action == "acknowledged missing"), Is.EqualTo(1));
            Assert.That(_spool.Losses.Take(), Is.Null);
            Assert.That(Directory.Exists(At("spool/rejected")), Is.False);
        }
    }

    private string At(string name) => Path.Combine(_folder, name);

    private Task<EngineApp> StartAsync(string data) => EngineApp.StartAsync(
        new EngineOptions { Listen = new Uri("http://127.0.0.1:0"), IngestListen = new Uri("http://127.0.0.1:0"), Data = At(data) },
        TimeProvider.System, CancellationToken.None);

    private void Measure(int seconds)
    {
        Dictionary dictionary = new();
        dictionary.Entities.Add(new Entity { Path = Input, Kind = EntityKind.Input, Medium = "dtmb" });
        dictionary.Series.Add(new Series { Entity = 0, Indicator = Catalogue.TsBitrate.Id.Value });
        for (int i = 0; i < seconds; i++, _seconds++)
        {
            Window window = new() { StartUnixMs = _start.AddSeconds(_seconds).ToUnixTimeMilliseconds(), DurationMs = 1000, States = ByteString.CopyFrom((byte)VerdictState.Ok) };
            window.Values.Add(_seconds);
            Assert.That(_spool.AddWindow(dictionary, window), Is.True);
        }
    }

    private async Task DrainAsync(EngineApp engine)
    {
        using EngineUplink uplink = new(new ProbeEngineOptions(engine.IngestAddress, null), _spool, TimeProvider.System, NullLogger.Instance);
        using CancellationTokenSource stop = new();
        Task running = uplink.RunAsync(stop.Token);
        await LiveSystem.UntilAsync(
            string.Create(CultureInfo.InvariantCulture, $"the spool is empty, {_spool.Order.Count} wait"), () => Task.FromResult(_spool.Order.Count == 0));
        await stop.CancelAsync();
        await running;
    }

    private sealed class StoreSilence : IStoreObserver
    {
        public void OnNotice(StoreNotice notice, string text)
        {
        }

        public void OnCommitted(int batches, long samples, TimeSpan elapsed)
        {
        }

        public void OnSealed(int chunks, long bytes)
        {
        }
    }
}
