using System.Text;

using Monitoring.Contracts.Configuration;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Provisioning;
using Monitoring.Probe.Tests.Doubles;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Provisioning;

/// <summary>What the engine says is taken whole, or not at all.</summary>
public sealed class ConfigurationPullTests
{
    private const int Mistake = 1403;
    private const int Trouble = 1405;
    private static readonly TimeSpan LongerThanAnyPause = TimeSpan.FromSeconds(20);

    private TemporaryFolder _folder = null!;
    private RecordingLog _log = null!;
    private ManualTime _time = null!;
    private RunningVersion _running = null!;
    private ScriptedEngine _engine = null!;
    private List<string> _applied = null!;

    [SetUp]
    public async Task BeginAsync()
    {
        _folder = new TemporaryFolder();
        _log = new RecordingLog();
        _time = new ManualTime(DateTimeOffset.UnixEpoch);
        _running = new RunningVersion();
        _engine = await ScriptedEngine.StartAsync();
        _applied = [];
    }

    [TearDown]
    public async Task EndAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_version_runs_at_once_is_told_and_is_asked_for_no_more()
    {
        _engine.Configuration = Version(3, "a", "b");
        await RunAsync(async () =>
        {
            await Wait.UntilAsync(() => _running.Told.Version == 3);
            await PassUntilAsync(() => _engine.Asked.Count >= 2);
        });

        Assert.That(_applied, Is.EqualTo(new[] { "a b" }));
        Assert.That(_engine.Asked.Take(2), Is.EqualTo(new[] { "", "\"3\"" }));
        Assert.That(ProbeConfiguration.TryRead(_engine.Configuration, out ProbeConfiguration? offered, out _), Is.True);
        Assert.That(_running.Told, Is.EqualTo(new RunningConfiguration { Version = 3, Sha256 = Google.Protobuf.ByteString.CopyFrom(Convert.FromHexString(offered!.Sha256)) }));
    }

    [Test]
    public async Task The_last_good_version_runs_when_the_engine_is_away()
    {
        _engine.Configuration = Version(3, "a");
        await RunAsync(() => Wait.UntilAsync(() => _running.Told.Version == 3));
        await _engine.DisposeAsync();
        _running = new RunningVersion();

        using ConfigurationPull pull = Pull();
        Assert.That(pull.Begin().Select(i => i.Id), Is.EqualTo(new[] { "a" }));
        Assert.That(_running.Told.Version, Is.EqualTo(3));
    }

    [Test]
    public async Task A_bad_version_is_refused_whole_with_every_mistake_and_what_ran_goes_on()
    {
        _engine.Configuration = Version(3, "a");
        await RunAsync(async () =>
        {
            await Wait.UntilAsync(() => _running.Told.Version == 3);
            string good = InputOf("b");
            _engine.Configuration = Answer(4, $"{{ \"inputs\": [ {good},\n{good.Replace("iptv", "pigeon", StringComparison.Ordinal)} ] }}");
            await PassUntilAsync(() => _running.Told.RefusedVersion == 4);
            await PassUntilAsync(() => _engine.Asked.Count >= 3 && _engine.Asked[^1] == "\"4\"");
        });

        Assert.That(_applied, Is.EqualTo(new[] { "a" }));
        Assert.That(_running.Told.Version, Is.EqualTo(3));
        string[] lines = [.. _log.Lines.Where(l => l.Id == Mistake).Select(l => l.Text)];
        Assert.That(lines, Has.Length.EqualTo(2), "each once, however often the engine is asked");
        Assert.That(lines, Has.Some.Contains("settings:2: inputs[1].medium: 'pigeon'").And.Some.Contains("inputs[1].id: 'b' is the id of an earlier input"));
        Assert.That(_running.Told.Refused, Does.Contain("settings:2: inputs[1].medium").And.Contain("inputs[1].id").And.Not.Contain("\n"));

        using ConfigurationPull again = Pull();
        Assert.That(again.Begin().Select(i => i.Id), Is.EqualTo(new[] { "a" }), "the last good one was kept");
    }

    [Test]
    public async Task What_only_the_probe_can_know_is_never_taken_from_the_engine()
    {
        _engine.Configuration = Answer(1, $"{{ \"engine\": {{ \"ingest\": \"http://elsewhere:1\" }}, \"spool\": {{}}, \"inputs\": [ {InputOf("a")} ] }}");
        await RunAsync(() => Wait.UntilAsync(() => _running.Told.RefusedVersion == 1));

        Assert.That(_applied, Is.Empty);
        Assert.That(_running.Told.Refused, Does.Contain("engine: unknown key").And.Contain("spool: unknown key"));
    }

    [Test]
    public async Task An_answer_that_is_not_what_its_hash_says_is_no_version()
    {
        byte[] torn = Version(5, "a");
        torn[torn.AsSpan().IndexOf("iptv"u8)] = (byte)'x';
        _engine.Configuration = torn;
        await RunAsync(async () =>
        {
            await Wait.UntilAsync(() => _log.Lines.Any(l => l.Id == Trouble));
            _engine.Configuration = Version(5, "a");
            await PassUntilAsync(() => _running.Told.Version == 5);
        });

        Assert.That(_engine.Asked.Take(2), Is.EqualTo(new[] { "", "" }), "it was asked for again");
        Assert.That(_running.Told.RefusedVersion, Is.Zero);
    }

    [Test]
    public async Task Templates_that_come_along_are_found_by_name_and_a_changed_one_changes_its_input()
    {
        string settings = $"{{ \"inputs\": [ {InputOf("a", ", \"template\": \"mux\"")}, {InputOf("b")} ] }}";
        List<IReadOnlyList<InputOptions>> applied = [];
        await RunAsync(
            async () =>
            {
                foreach ((int version, string name) in ((int, string)[])[(1, "青海卫视"), (2, "西宁")])
                {
                    _engine.Configuration = ProbeConfiguration.Write(
                        version, settings, $"{{ \"mux\": {{ \"services\": [ {{ \"serviceId\": 1, \"name\": \"{name}\" }} ] }} }}", "{}");
                    await PassUntilAsync(() => _running.Told.Version == version);
                }
            },
            applied.Add);

        Assert.That(applied.Select(a => a[0].Template!.Services.Single().Name), Is.EqualTo(new[] { "青海卫视", "西宁" }));
        Assert.That(applied[0][0].Fingerprint, Is.Not.EqualTo(applied[1][0].Fingerprint));
        Assert.That(applied[0][1].Fingerprint, Is.EqualTo(applied[1][1].Fingerprint));
    }

    [Test]
    public async Task An_engine_that_has_none_leaves_the_probe_with_its_own_inputs()
    {
        await RunAsync(() => Wait.UntilAsync(() => _engine.Asked.Count == 1));

        using ConfigurationPull pull = Pull();
        Assert.That(pull.Begin().Select(i => i.Id), Is.EqualTo(new[] { "own" }));
        Assert.That(_running.Told, Is.EqualTo(new RunningConfiguration()));
        Assert.That(_log.Lines, Is.Empty);
    }

    private static string InputOf(string id, string more = "") =>
        $"{{ \"id\": \"{id}\", \"medium\": \"iptv\", \"source\": \"udp://127.0.0.1:5000\"{more} }}";

    private static byte[] Version(int version, params string[] ids) => Answer(version, $"{{ \"inputs\": [ {string.Join(",\n", ids.Select(i => InputOf(i)))} ] }}");

    private static byte[] Answer(int version, string settings) => ProbeConfiguration.Write(version, settings, "{}", "{}");

    private Task PassUntilAsync(Func<bool> happens) => Wait.UntilAsync(() =>
    {
        _time.Advance(LongerThanAnyPause);
        return happens();
    });

    private ConfigurationPull Pull(Action<IReadOnlyList<InputOptions>>? apply = null)
    {
        List<ConfigMistake> mistakes = [];
        ProbeOptions own = ProbeOptionsReader.Read(
            Encoding.UTF8.GetBytes($"{{ \"probe\": \"p\", \"engine\": {{ \"ingest\": \"{_engine.Address}\" }}, \"configuration\": \"engine\", \"inputs\": [ {InputOf("own")} ] }}"),
            _folder.Path, mistakes)!;
        return new ConfigurationPull(own, new ConfigurationShelf(_folder.Path), _running, inputs =>
        {
            apply?.Invoke(inputs);
            _applied.Add(string.Join(' ', inputs.Select(i => i.Id)));
            return Task.CompletedTask;
        }, _time, _log);
    }

    private async Task RunAsync(Func<Task> meanwhile, Action<IReadOnlyList<InputOptions>>? apply = null)
    {
        using ConfigurationPull pull = Pull(apply);
        using CancellationTokenSource stop = new();
        Task running = pull.RunAsync(stop.Token);
        try
        {
            await meanwhile();
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }
}
