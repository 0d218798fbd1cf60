using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

using Monitoring.Contracts.Indicators;

using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>kill -9 of either process: nothing acknowledged is lost, nothing is there twice, and everything goes on by itself.</summary>
public sealed class KillTests
{
    private const int Services = 3;

    private sealed record Point(long T, double? V, int S);

    private sealed record Series(Point[] Points);

    [Test]
    public async Task A_killed_engine_costs_no_second()
    {
        using LiveSystem system = new(Services, []);
        system.Play();
        await system.StartEngineAsync();
        system.StartProbe();
        await LiveSystem.UntilAsync("measurements arrive", async () => (await SecondsAsync(system)).Length >= 5, system.Watcher);

        for (int kill = 0; kill < 3; kill++)
        {
            system.Engine.Kill();
            await Task.Delay(TimeSpan.FromSeconds(3));
            await system.StartEngineAsync();
            await Task.Delay(TimeSpan.FromSeconds(2));
        }

        long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        await LiveSystem.UntilAsync(
            "the backlog has arrived", async () => (await SecondsAsync(system)) is { Length: > 0 } s && s[^1] >= now - 1000, system.Watcher);
        await LiveSystem.UntilAsync("no second is missing", async () => IsGapless(await SecondsAsync(system)), system.Watcher);
        Assert.That(await SecondsAsync(system), Is.Unique.And.Ordered);
    }

    [Test]
    public async Task A_killed_probe_goes_on_with_the_same_spool()
    {
        using LiveSystem system = new(Services, []);
        system.Play();
        system.StartProbe();
        await Task.Delay(TimeSpan.FromSeconds(6));
        system.Watcher.Kill();
        await system.StartEngineAsync();
        system.StartProbe();
        await LiveSystem.UntilAsync(
            "what was measured before the kill and after it", async () => (await SecondsAsync(system)) is { Length: > 6 } s && !IsGapless(s),
            system.Watcher);

        Assert.That(await SecondsAsync(system), Is.Unique.And.Ordered);
        Assert.That(system.Watcher.Stop(), Is.Zero);
    }

    [Test]
    public async Task Both_end_cleanly_when_asked_to()
    {
        using LiveSystem system = new(Services, []);
        system.Play();
        await system.StartEngineAsync();
        system.StartProbe();
        await LiveSystem.UntilAsync("measurements arrive", async () => (await SecondsAsync(system)).Length >= 3, system.Watcher);

        Assert.That(system.Watcher.Stop(), Is.Zero, system.Watcher.Said);
        Assert.That(system.Engine.Stop(), Is.Zero, system.Engine.Said);
    }

    private static bool IsGapless(long[] seconds) =>
        seconds.Length > 1 && seconds.Zip(seconds.Skip(1)).All(pair => pair.Second - pair.First == 1000);

    /// <summary>Start of every second for which the store has a packet count of the input.</summary>
    private static async Task<long[]> SecondsAsync(LiveSystem system)
    {
        string query = string.Create(
            CultureInfo.InvariantCulture,
            $"api/v1/series/points?entity={LiveSystem.Probe}/{LiveSystem.Input}&indicator={Catalogue.TsPackets.Id}&from={Uri.EscapeDataString(system.PlayingSince.ToString("O", CultureInfo.InvariantCulture))}&to={Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture))}");
        using HttpResponseMessage answer = await system.Web.GetAsync(new Uri(query, UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            return [];
        }

        Series series = (await answer.Content.ReadFromJsonAsync<Series>(JsonSerializerOptions.Web))!;
        return [.. series.Points.Where(p => p.V is not null).Select(p => p.T)];
    }
}
