using System.Collections.Concurrent;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Tests.Spooling;
using Monitoring.Testing.Network;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Uplink;

/// <summary>Whatever the engine answers, every batch arrives and counts once.</summary>
public sealed class EngineUplinkTests : UplinkFixture
{
    [Test]
    public async Task Live_windows_events_and_backlog_go_by_their_lanes_over_http_2()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        AddWindow(TimeSpan.Zero);
        AddWindow(TimeSpan.FromHours(1));
        _ = Spool.AddEvents(SpoolTests.DictionaryOf("p"), [Edge(TimeSpan.Zero)]);
        _ = Spool.AddEvents(SpoolTests.DictionaryOf("p"), [Edge(TimeSpan.FromHours(1))]);
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
        _ = Spool.AddWindow(SpoolTests.DictionaryOf("p"), SpoolTests.WindowAt(0, 50_000));
        await DrainAsync(engine, "secret");

        Assert.That(engine.Received.Single().IsCompressed, Is.True);
        Assert.That(engine.Received.Single().Authorization.ToString(), Is.EqualTo("Bearer secret"));
        Assert.That(engine.Applied.Single().Windows.Single().States, Has.Length.EqualTo(50_000));
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
        Assert.That(Log.Lines.Count(l => l.Id == Unreachable), Is.EqualTo(1), "one line, not one a try");
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

    [Test]
    public async Task The_engine_says_how_many_batches_may_be_on_their_way()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Credit = 2;
        int now = 0;
        int most = 0;
        engine.Answer = async (r, _) =>
        {
            int there = Interlocked.Increment(ref now);
            most = r.Batch.Sequence > 20 ? Math.Max(most, there) : most;
            await Task.Delay(10);
            there = Interlocked.Decrement(ref now);
            return 200;
        };
        for (int i = 0; i < 60; i++)
        {
            AddWindow(TimeSpan.FromHours(1));
        }

        await DrainAsync(engine);

        Assert.That(most, Is.InRange(1, 2), "once it was said");
    }

    [Test]
    public async Task After_a_cut_the_present_is_there_at_once_while_the_backlog_drains_behind_it()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        ConcurrentDictionary<ulong, long> arrivedAt = new();
        engine.Answer = async (r, _) =>
        {
            await Task.Delay(40);
            arrivedAt[r.Batch.Sequence] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            return 200;
        };
        const int Backlog = 300;
        for (int i = 0; i < Backlog; i++)
        {
            AddWindow(TimeSpan.FromMinutes(60));
        }

        await RunAsync(engine.Address, null, async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await Task.Delay(200);
                AddWindow(TimeSpan.Zero);
            }

            await Wait.UntilAsync(() => Spool.Order.Count == 0);
        });

        Batch[] live = [.. engine.Applied.Where(b => b.Sequence > Backlog)];
        Assert.That(live, Has.Length.EqualTo(10));
        Assert.That(live.Select(b => arrivedAt[b.Sequence] - b.Windows[0].StartUnixMs), Is.All.LessThan(1000), "the present never waits");
        Assert.That(arrivedAt[live[^1].Sequence], Is.LessThan(arrivedAt.Where(a => a.Key <= Backlog).Max(a => a.Value)), "history was not through yet");
        Assert.That(engine.Received.Where(r => r.Batch.Sequence <= Backlog).Select(r => r.Lane), Is.All.EqualTo("backfill"));
        Assert.That(engine.Received.Where(r => r.Batch.Sequence > Backlog).Select(r => r.Lane), Is.All.EqualTo("batches"));
    }

    [Test]
    public async Task An_engine_that_is_away_gets_everything_when_it_comes()
    {
        Uri address = new($"http://127.0.0.1:{FreePort.Tcp()}");
        for (int i = 0; i < 30; i++)
        {
            AddWindow(TimeSpan.FromSeconds(i));
        }

        await RunAsync(address, null, async () =>
        {
            await Wait.UntilAsync(() => Log.Lines.Any(l => l.Id == Unreachable));
            await using ScriptedEngine engine = await ScriptedEngine.StartAsync(address.Port);
            await Wait.UntilAsync(() => Spool.Order.Count == 0);
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
        Assert.That(Log.Lines.First(l => l.Id == Unreachable).Text, Does.Contain("no answer"));
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
}
