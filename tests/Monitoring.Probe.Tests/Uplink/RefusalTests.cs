using Microsoft.AspNetCore.Http;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Tests.Spooling;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Uplink;

/// <summary>What the engine, or what lies before it, does not take as it is.</summary>
public sealed class RefusalTests : UplinkFixture
{
    [Test]
    public async Task What_is_too_large_for_the_way_arrives_in_parts_and_counts_once()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = static (r, _) => Task.FromResult(
            r.Batch.Windows.Sum(w => w.States.Length) + r.Batch.Conditions.Count > 3 ? 413 : r.Batch.Dictionary is null ? 409 : 200);
        Dictionary dictionary = SpoolTests.DictionaryOf("p");
        dictionary.Series.AddRange(Enumerable.Range(1, 9).Select(i => new Series { Entity = 0, Indicator = 100u + (uint)i }));
        Window window = SpoolTests.WindowAt(0, 10);
        _ = Spool.AddWindow(dictionary, window);
        _ = Spool.AddEvents(SpoolTests.DictionaryOf("p"), [.. Enumerable.Range(0, 7).Select(SpoolTests.ConditionAt)]);
        await DrainAsync(engine);

        Assert.That(engine.Applied.SelectMany(b => b.Conditions).Select(c => c.Id).Order(), Is.EqualTo(Enumerable.Range(1, 7).Select(i => (ulong)i)));
        Assert.That(
            engine.Applied.Where(b => b.Windows.Count > 0).SelectMany(b => b.Dictionary.Series).Select(s => s.Indicator).Order(),
            Is.EqualTo(dictionary.Series.Select(s => s.Indicator).Order()));
        Assert.That(engine.Applied.SelectMany(b => b.Windows).Select(w => w.StartUnixMs), Is.All.EqualTo(window.StartUnixMs));
        Assert.That(Directory.Exists(Folder.Of("rejected")), Is.False);
        Assert.That(Spool.Losses.Take(), Is.Null);
    }

    [Test]
    public async Task An_epoch_the_engine_does_not_know_is_replaced_and_nothing_is_lost_or_doubled()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        Guid unknown = Spool.Epoch;
        int taken = 0;
        engine.Answer = (r, _) => Task.FromResult(
            r.Batch.Dictionary is null ? 409 : EpochOf(r.Batch) == unknown && Interlocked.Increment(ref taken) > 5 ? 409 : 200);
        for (int i = 0; i < 40; i++)
        {
            AddWindow(TimeSpan.FromMinutes(i % 2));
        }

        await DrainAsync(engine);

        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(Enumerable.Range(1, 40).Select(i => (ulong)i)), "each once, by whichever epoch");
        Assert.That(engine.Applied.Count(b => EpochOf(b) == unknown), Is.EqualTo(5));
        Assert.That(engine.Applied.Select(EpochOf).Distinct().Count(), Is.EqualTo(2));
        Assert.That(Spool.Epoch, Is.Not.EqualTo(unknown));
    }

    [Test]
    public async Task An_engine_that_knows_no_epoch_at_all_gets_no_endless_row_of_them()
    {
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        engine.Answer = static (_, _) => Task.FromResult(409);
        AddWindow(TimeSpan.Zero);
        await DrainAsync(engine);

        Assert.That(engine.Received.Select(r => EpochOf(r.Batch)).Distinct().Count(), Is.EqualTo(2));
        Assert.That(Directory.GetFiles(Folder.Of("rejected")), Has.Length.EqualTo(1));
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
        Assert.That(Directory.GetFiles(Folder.Of("rejected")), Has.Length.EqualTo(1));
        Assert.That(Log.Lines.Where(l => l.Id == Rejected).Select(l => l.Text).Single(), Does.Contain("no such indicator").And.Not.Contain("\n"));
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
            await Wait.UntilAsync(() => engine.Received.Count > 0);
            await Task.Delay(500);
        });

        Assert.That(Spool.Order.Count, Is.EqualTo(1));
        Assert.That(engine.Received, Has.Count.EqualTo(1));
        Assert.That(Log.Lines.Select(l => l.Text).Single(), Does.Contain("token"));
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
}
