using System.Collections.Concurrent;

using Microsoft.AspNetCore.Http;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Tests.Spooling;
using Monitoring.Probe.Uplink;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Uplink;

/// <summary>Whatever the engine answers, every batch arrives and counts once.</summary>
public sealed class EngineUplinkTests
{
    private const int Unreachable = 1300;
    private const int Rejected = 1302;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private TemporaryFolder _folder = null!;
    private RecordingLog _log = null!;
    private Spool _spool = null!;

    [SetUp]
    public void OpenSpool()
    {
        _folder = new TemporaryFolder();
        _log = new RecordingLog();
        _spool = Spool.Open(new SpoolOptions(_folder.Path, SpoolOptions.DefaultMaxBytes), "p", "test");
    }

    [TearDown]
    public void CloseSpool()
    {
        _spool.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Live_windows_events_and_backlog_go_by_their_lanes_over_http_2()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        AddWindow(TimeSpan.Zero);
        AddWindow(TimeSpan.FromHours(1));
        _ = _spool.AddEvents(SpoolTests.DictionaryOf("p"), [Edge(TimeSpan.Zero)]);
        _ = _spool.AddEvents(SpoolTests.DictionaryOf("p"), [Edge(TimeSpan.FromHours(1))]);
        await DrainAsync(engine);

        Assert.That(
            engine.Received.Select(r => (r.Batch.Sequence, r.Lane, r.Batch.Lane)),
            Is.EquivalentTo(new[]
            {
                (1UL, "batches", Lane.Bulk), (2UL, "backfill", Lane.Backfill), (3UL, "events", Lane.Events), (4UL, "backfill", Lane.Backfill),
            }));
        Assert.That(engine.Received.Select(r => r.Protocol), Is.All.EqualTo("HTTP/2"));
        Assert.That(engine.Received.Select(r => r.Batch.SentUnixMs), Is.All.GreaterThan(0));
    }

    [Test]
    public async Task A_large_batch_is_compressed_and_the_token_goes_along()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        _ = _spool.AddWindow(SpoolTests.DictionaryOf("p"), SpoolTests.WindowAt(0, 50_000));
        await DrainAsync(engine, "secret");

        Assert.That(engine.Received.Single().IsCompressed, Is.True);
        Assert.That(engine.Received.Single().Authorization.ToString(), Is.EqualTo("Bearer secret"));
        Assert.That(engine.Applied.Single().Windows.Single().States, Has.Length.EqualTo(50_000));
    }

    [Test]
    public async Task An_unknown_dictionary_is_sent_along_the_second_time()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = static (r, _) => Task.FromResult(r.Batch.Dictionary is null ? 409 : 200);
        AddWindow(TimeSpan.Zero);
        await DrainAsync(engine);

        Assert.That(engine.Received.Select(r => r.Batch.Dictionary is not null), Is.EqualTo(new[] { false, true }));
        Assert.That(engine.Applied.Single().Dictionary, Is.EqualTo(SpoolTests.DictionaryOf("p")));
    }

    [TestCase(429)]
    [TestCase(500)]
    [TestCase(503)]
    [TestCase(404)]
    public async Task An_engine_that_cannot_take_a_batch_now_gets_it_later(int status)
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        int answers = 0;
        engine.Answer = (_, _) => Task.FromResult(Interlocked.Increment(ref answers) <= 2 ? status : 200);
        for (int i = 0; i < 20; i++)
        {
            AddWindow(TimeSpan.Zero);
        }

        await DrainAsync(engine);

        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(Enumerable.Range(1, 20).Select(i => (ulong)i)));
        Assert.That(_log.Lines.Count(l => l.Id == Unreachable), Is.EqualTo(1), "one line, not one a try");
    }

    [Test]
    public async Task Retry_After_is_waited_out()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        ConcurrentQueue<long> times = new();
        engine.Answer = (_, context) =>
        {
            times.Enqueue(TimeProvider.System.GetTimestamp());
            context.Response.Headers.RetryAfter = "2";
            return Task.FromResult(times.Count == 1 ? 503 : 200);
        };
        AddWindow(TimeSpan.Zero);
        await DrainAsync(engine);

        Assert.That(TimeProvider.System.GetElapsedTime(times.First(), times.Last()), Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(1.99)));
    }

    [TestCase(400)]
    [TestCase(413)]
    public async Task A_batch_refused_for_good_is_put_aside_and_the_rest_goes_on(int status)
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = async (r, context) =>
        {
            context.Response.StatusCode = status;
            if (r.Batch.Sequence == 2)
            {
                await context.Response.WriteAsync("no such indicator\n  in series 7");
                return status;
            }

            context.Response.StatusCode = 200;
            return 200;
        };
        for (int i = 0; i < 3; i++)
        {
            AddWindow(TimeSpan.Zero);
        }

        await DrainAsync(engine);

        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(new[] { 1UL, 3UL }));
        Assert.That(Directory.GetFiles(_folder.Of("rejected")), Has.Length.EqualTo(1));
        Assert.That(_log.Lines.Where(l => l.Id == Rejected).Select(l => l.Text).Single(), Does.Contain("no such indicator").And.Not.Contain("\n"));
    }

    [TestCase(401)]
    [TestCase(403)]
    public async Task A_refused_token_costs_nothing_but_time_and_one_line(int status)
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = (_, _) => Task.FromResult(status);
        AddWindow(TimeSpan.Zero);
        await RunAsync(engine.Address, null, async () =>
        {
            await UntilAsync(() => engine.Received.Count > 0);
            await Task.Delay(500);
        });

        Assert.That(_spool.Order.Count, Is.EqualTo(1));
        Assert.That(engine.Received, Has.Count.EqualTo(1));
        Assert.That(_log.Lines.Select(l => l.Text).Single(), Does.Contain("token"));
    }

    [Test]
    public async Task An_engine_that_is_away_gets_everything_when_it_comes()
    {
        ScriptedEngine first = await ScriptedEngine.StartAsync();
        Uri address = first.Address;
        await first.DisposeAsync();
        for (int i = 0; i < 30; i++)
        {
            AddWindow(TimeSpan.FromSeconds(i));
        }

        await RunAsync(address, null, async () =>
        {
            await UntilAsync(() => _log.Lines.Any(l => l.Id == Unreachable));
            await using ScriptedEngine engine = await ScriptedEngine.StartAsync(address.Port);
            await UntilAsync(() => _spool.Order.Count == 0);
            Assert.That(engine.Applied, Has.Count.EqualTo(30));
            Assert.That(engine.Received, Has.Count.EqualTo(30));
        });
    }

    [Test]
    public async Task An_answer_that_is_lost_on_the_way_makes_no_second_batch()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        int cut = 0;
        engine.Answer = (r, context) =>
        {
            if (r.Batch.Sequence == 2 && Interlocked.Increment(ref cut) == 1)
            {
                _ = engine.Apply(r.Batch);
                context.Abort();
            }

            return Task.FromResult(200);
        };
        for (int i = 0; i < 3; i++)
        {
            AddWindow(TimeSpan.Zero);
        }

        await DrainAsync(engine);

        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(new[] { 1UL, 2UL, 3UL }));
        Assert.That(engine.Received.Count(r => r.Batch.Sequence == 2), Is.EqualTo(2));
    }

    [Test]
    public async Task An_engine_that_never_answers_is_asked_again()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        int asked = 0;
        engine.Answer = async (_, context) =>
        {
            if (Interlocked.Increment(ref asked) == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            return 200;
        };
        AddWindow(TimeSpan.Zero);
        await DrainAsync(engine);

        Assert.That(engine.Applied, Has.Count.EqualTo(1));
        Assert.That(_log.Lines.First(l => l.Id == Unreachable).Text, Does.Contain("no answer"));
    }

    [Test]
    public async Task No_more_batches_than_agreed_are_on_their_way_at_once()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        int now = 0;
        int most = 0;
        engine.Answer = async (_, _) =>
        {
            int there = Interlocked.Increment(ref now);
            most = Math.Max(most, there);
            await Task.Delay(20);
            _ = Interlocked.Decrement(ref now);
            return 200;
        };
        for (int i = 0; i < 100; i++)
        {
            AddWindow(TimeSpan.FromMinutes(i % 2));
        }

        await DrainAsync(engine);

        Assert.That(engine.Applied, Has.Count.EqualTo(100));
        Assert.That(most, Is.LessThanOrEqualTo(SendOrder.MostInFlight));
    }

    private static Condition Edge(TimeSpan age) => new()
    {
        Id = 1,
        Indicator = 1010,
        Edge = Contracts.Wire.Edge.Raise,
        AtUnixMs = (DateTimeOffset.UtcNow - age).ToUnixTimeMilliseconds(),
    };

    private static async Task UntilAsync(Func<bool> happens)
    {
        long since = TimeProvider.System.GetTimestamp();
        while (!happens())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(since), Is.LessThan(Patience), "it did not happen");
            await Task.Delay(10);
        }
    }

    private void AddWindow(TimeSpan age)
    {
        Window window = SpoolTests.WindowAt(0);
        window.StartUnixMs = (DateTimeOffset.UtcNow - age).ToUnixTimeMilliseconds();
        Assert.That(_spool.AddWindow(SpoolTests.DictionaryOf("p"), window), Is.True);
    }

    private Task DrainAsync(ScriptedEngine engine, string? token = null) =>
        RunAsync(engine.Address, token, () => UntilAsync(() => _spool.Order.Count == 0));

    private async Task RunAsync(Uri address, string? token, Func<Task> meanwhile)
    {
        using EngineUplink uplink = new(new EngineOptions(address, token), _spool, TimeProvider.System, _log);
        using CancellationTokenSource stop = new();
        Task running = uplink.RunAsync(stop.Token);
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
