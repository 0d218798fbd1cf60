using System.Globalization;
using System.Net;

using Monitoring.Analysis;
using Monitoring.Analysis.Templates;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Operations;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Testing.Network;
using Monitoring.Testing.Operations;
using Monitoring.Testing.Playback;
using Monitoring.Testing.Streams;

using NUnit.Framework;

namespace Monitoring.Probe.Tests;

/// <summary>The whole probe in this process, against a real HTTP/2 port.</summary>
public sealed class ProbeAppTests
{
    private TemporaryFolder _folder = null!;
    private RecordingLog _log = null!;

    [SetUp]
    public void Record()
    {
        _folder = new TemporaryFolder();
        _log = new RecordingLog();
        MultiplexBuilder multiplex = new() { Services = [MultiplexService.Numbered(1, "Qinghai"), MultiplexService.Numbered(2, "Xining")] };
        File.WriteAllBytes(_folder.Of("a.ts"), multiplex.Build(TimeSpan.FromSeconds(2)));
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task Whole_seconds_arrive_without_a_gap_and_name_what_was_found()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = static (r, _) => Task.FromResult(r.Batch.Dictionary is null && r.Batch.Sequence == 1 ? 409 : 200);
        await RunAsync(engine.Address, () => Wait.UntilAsync(() => SecondsOf(engine).Length >= 5));

        long[] seconds = SecondsOf(engine);
        Assert.That(seconds.Zip(seconds.Skip(1)).Select(p => p.Second - p.First), Is.All.EqualTo(1000));
        Assert.That(engine.Applied.SelectMany(b => b.Windows).Select(w => w.DurationMs), Is.All.EqualTo(1000));
        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(Enumerable.Range(1, engine.Applied.Count).Select(i => (ulong)i)));
        Assert.That(engine.Applied.Select(b => b.Probe), Is.All.EqualTo("app"));
        Assert.That(Directory.GetFiles(_folder.Of("spool"), "*.seg").Sum(f => new FileInfo(f).Length), Is.GreaterThan(0));
    }

    [Test]
    public async Task The_service_manager_is_told_of_begin_life_and_end()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        using ServiceSocket manager = new(_folder.Of("notify"));
        List<string> told = [];
        await RunAsync(engine.Address, manager.Notifier(watchdogMicroseconds: "400000"), async () =>
        {
            while (told.Count < 3)
            {
                told.Add(await manager.ReceiveAsync());
            }
        });
        do
        {
            told.Add(await manager.ReceiveAsync());
        }
        while (told[^1] == "WATCHDOG=1");

        Assert.That(told[0], Is.EqualTo("READY=1\nSTATUS=probe app, inputs: 1"));
        Assert.That(told.Skip(1).SkipLast(1), Is.All.EqualTo("WATCHDOG=1").And.Not.Empty);
        Assert.That(told[^1], Is.EqualTo("STOPPING=1"));
    }

    [Test]
    public async Task Services_and_their_figures_are_in_the_dictionary_the_engine_gets()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = static (r, _) => Task.FromResult(r.Batch.Dictionary is null ? 409 : 200);
        await RunAsync(engine.Address, () => Wait.UntilAsync(() => SecondsOf(engine).Length >= 5));

        Batch last = engine.Applied.Last(b => b.Windows.Count > 0);
        Assert.That(
            last.Dictionary.Entities.Select(e => (e.Path, e.Name)),
            Is.EqualTo(new[] { ("app", "app"), ("app/file", "File"), ("app/file/1", "Qinghai"), ("app/file/2", "Xining") }));
        (Dictionary, Window) sent = (last.Dictionary, last.Windows[0]);
        Assert.That(RecordingWindows.StateOf(sent, "app/file/1", Catalogue.ServiceOutage), Is.EqualTo(VerdictState.Ok));
        Assert.That(RecordingWindows.StateOf(sent, "app/file", Catalogue.ContinuityCountError), Is.EqualTo(VerdictState.Ok));
    }

    [Test]
    public async Task An_input_that_fails_is_told_and_leaves_the_others_alone()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        InputOptions broken = InputOf("broken", new FileSource(_folder.Of("none.ts"), Loop: true));
        await RunAsync(engine.Address, () => Wait.UntilAsync(() => SecondsOf(engine).Length >= 3), broken);

        Batch told = engine.Applied.Single(b => b.Conditions.Count > 0);
        Assert.That(told.Dictionary.Entities.Single().Path, Is.EqualTo("app/broken"));
        Assert.That((told.Conditions[0].Indicator, told.Conditions[0].Edge), Is.EqualTo(((uint)Catalogue.ProbeInputFailure.Id.Value, Edge.Raise)));
        Assert.That(told.Conditions[0].Text, Does.Contain("none.ts"));
    }

    [Test]
    public async Task A_live_stream_that_is_not_as_its_template_is_a_condition_of_its_service()
    {
        byte[] stream = await File.ReadAllBytesAsync(_folder.Of("a.ts"));
        var template = StreamTemplate.Read("""{ "services": [ { "serviceId": 1, "name": "Golmud" }, { "serviceId": 2 } ] }"""u8);
        IPEndPoint endpoint = new(IPAddress.Loopback, FreePort.Udp());
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        using StreamPlayer player = new();
        player.Add(new LoopingStream(stream, []), endpoint);
        using CancellationTokenSource stop = new();
        Task playing = player.PlayAsync(stop.Token);
        IEnumerable<Condition> Told() => engine.Applied.SelectMany(b => b.Conditions);
        await RunAsync(
            engine.Address, () => Wait.UntilAsync(() => Told().Any(c => c.Indicator == Catalogue.TemplateServiceRenamed.Id.Value)),
            InputOf("live", new UdpSource(endpoint, null, null)) with { Template = template });
        await stop.CancelAsync();
        await playing;

        Batch told = engine.Applied.Single(b => b.Conditions.Any(c => c.Indicator == Catalogue.TemplateServiceRenamed.Id.Value));
        Condition condition = told.Conditions.Single(c => c.Indicator == Catalogue.TemplateServiceRenamed.Id.Value);
        Assert.That(told.Dictionary.Entities[(int)condition.Entity].Path, Is.EqualTo("app/live/1"));
        Assert.That((condition.Edge, condition.Reason), Is.EqualTo((Edge.Raise, ConditionReason.Mismatch)));
        Assert.That(condition.Text, Is.EqualTo("name of the service: Golmud expected, Qinghai found"));
        Assert.That(Told().Where(c => c.Indicator is >= 5300 and < 5400), Has.Exactly(1).Items, "one cause is one condition, and a loop changes nothing");
    }

    [Test]
    public async Task What_an_absent_engine_missed_arrives_after_a_restart_once()
    {
        Uri address = new($"http://127.0.0.1:{FreePort.Tcp()}");
        await RunAsync(address, static () => Task.Delay(3500));
        int waiting = Waiting();
        Assert.That(waiting, Is.GreaterThanOrEqualTo(2));

        await using ScriptedEngine engine = await ScriptedEngine.StartAsync(address.Port);
        await RunAsync(address, () => Wait.UntilAsync(() => SecondsOf(engine).Length >= waiting + 2));

        Assert.That(SecondsOf(engine), Is.Unique);
        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(Enumerable.Range(1, engine.Applied.Count).Select(i => (ulong)i)));
    }

    private static long[] SecondsOf(ScriptedEngine engine) => [.. engine.Applied.SelectMany(b => b.Windows).Select(w => w.StartUnixMs).Order()];

    private static InputOptions InputOf(string id, StreamSource source) => new()
    {
        Id = id,
        Name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id),
        Medium = Medium.Iptv,
        Carrier = string.Empty,
        Profile = AnalysisProfile.Iptv,
        Source = source,
        PidTimeout = TimeSpan.FromSeconds(5),
        Services = [],
    };

    private int Waiting()
    {
        using var spool = Spool.Open(new SpoolOptions(_folder.Of("spool"), SpoolOptions.DefaultMaxBytes), "app", "test");
        return spool.Order.Count;
    }

    private Task RunAsync(Uri engine, Func<Task> meanwhile, params InputOptions[] more) => RunAsync(engine, new ServiceNotifier(_ => null), meanwhile, more);

    private async Task RunAsync(Uri engine, ServiceNotifier service, Func<Task> meanwhile, params InputOptions[] more)
    {
        ProbeOptions options = new()
        {
            Probe = "app",
            Engine = new EngineOptions(engine, null),
            Spool = new SpoolOptions(_folder.Of("spool"), SpoolOptions.DefaultMaxBytes),
            Inputs = [InputOf("file", new FileSource(_folder.Of("a.ts"), Loop: true)), .. more],
        };
        using CancellationTokenSource stop = new();
        Task running = ProbeApp.RunAsync(options, TimeProvider.System, service, _log, stop.Token);
        try
        {
            await await Task.WhenAny(meanwhile(), running);
        }
        finally
        {
            await stop.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(5));
        }
    }
}
