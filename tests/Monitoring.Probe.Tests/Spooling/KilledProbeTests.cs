using System.Diagnostics;
using System.Text.Json;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Commands;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Testing.Streams;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Spooling;

/// <summary>kill -9 of the real program, again and again, while answers are lost: the account of the spool is that of the engine.</summary>
public sealed class KilledProbeTests
{
    private const int Lives = 6;
    private const int Seed = 20261126;

    [Test]
    public async Task What_was_spooled_arrives_exactly_once_however_often_the_probe_is_killed()
    {
        using TemporaryFolder folder = new();
        await using ScriptedEngine engine = await ScriptedEngine.StartAsync();
        Random random = new(Seed);
        Random pauses = new(Seed + 1);
        bool isAway = false;
        engine.Answer = (r, context) =>
        {
            int fate;
            lock (random)
            {
                fate = random.Next(6);
            }

            if (fate == 0)
            {
                // It counts, and its answer is lost.
                _ = engine.Apply(r.Batch);
                context.Abort();
            }

            return Task.FromResult(fate == 1 || (isAway && fate > 0) ? 503 : 200);
        };
        string settings = Settings(folder, engine.Address);
        Dictionary<(Guid Epoch, ulong Sequence), string> spooled = [];
        for (int life = 0; life < Lives; life++)
        {
            isAway = life % 2 == 0;
            int before = engine.Received.Count;
            using Process probe = AnalyzeProcess.StartCommand("run", "--config", settings);
            await Wait.UntilAsync(() => engine.Received.Count > before, "the first try to send");
            await Task.Delay(TimeSpan.FromMilliseconds(1500 + pauses.Next(1500)));
            probe.Kill();
            await probe.WaitForExitAsync();
            Account(folder, spooled);
        }

        isAway = false;
        Assert.That(spooled, Has.Count.GreaterThanOrEqualTo(Lives / 2));
        using (Process last = AnalyzeProcess.StartCommand("run", "--config", settings))
        {
            await Wait.UntilAsync(() => spooled.Keys.All(k => engine.Applied.Any(b => KeyOf(b) == k)), "the arrival of all that was spooled");
            last.Kill();
            await last.WaitForExitAsync();
        }

        var arrived = engine.Applied.ToDictionary(KeyOf, ContentOf);
        Assert.That(spooled.Where(s => arrived[s.Key] != s.Value), Is.Empty, "each as it was spooled");
        Assert.That(
            engine.Received.GroupBy(r => KeyOf(r.Batch)).Where(g => g.Select(r => ContentOf(r.Batch)).Distinct().Count() > 1), Is.Empty,
            "no key was ever given to two");
        Assert.That(engine.Applied.Select(b => b.Sequence), Is.EqualTo(Enumerable.Range(1, engine.Applied.Count).Select(i => (ulong)i)), "and none is missing");
    }

    private static (Guid Epoch, ulong Sequence) KeyOf(Batch batch) => (new Guid(batch.Epoch.Span, bigEndian: true), batch.Sequence);

    private static string ContentOf(Batch batch) => $"{string.Join('|', batch.Windows)}{string.Join('|', batch.Conditions)}";

    /// <summary>What waits in a copy of the spool, as the kill left it.</summary>
    private static void Account(TemporaryFolder folder, Dictionary<(Guid Epoch, ulong Sequence), string> spooled)
    {
        string copy = folder.Of("copy");
        _ = Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(folder.Of("spool")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)), overwrite: true);
        }

        using (var spool = Spool.Open(new SpoolOptions(copy, SpoolOptions.DefaultMaxBytes), "killed", "test"))
        {
            Assert.That((spool.TornTails, spool.DamagedPlaces), Is.EqualTo((0, 0)));
            foreach (PendingBatch pending in spool.Order.Unacknowledged())
            {
                Batch batch = spool.Read(pending)!;
                spooled[KeyOf(batch)] = ContentOf(batch);
            }
        }

        Directory.Delete(copy, recursive: true);
    }

    private static string Settings(TemporaryFolder folder, Uri engine)
    {
        File.WriteAllBytes(folder.Of("a.ts"), new MultiplexBuilder { Services = [MultiplexService.Numbered(1, "Qinghai")] }.Build(TimeSpan.FromSeconds(2)));
        string path = folder.Of("probe.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            probe = "killed",
            engine = new { ingest = engine },
            inputs = new[] { new { id = "file", medium = "iptv", source = "file:a.ts?loop=true" } },
        }));
        return path;
    }
}
