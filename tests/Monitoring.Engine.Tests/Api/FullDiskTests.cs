using System.Net;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Tests.Push;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A full disk under the store must not blind the operator.</summary>
public sealed class FullDiskTests
{
    /// <summary>Longer than a busy machine takes from the last batch to the full disk.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(6);

    [Test]
    public async Task A_full_disk_is_an_alarm_the_wall_goes_on_and_no_probe_is_called_lost()
    {
        using SmallDisk disk = new(megabytes: 6);
        await using RunningEngine engine = await RunningEngine.StartAsync(
            change: o => o with { Data = Path.Combine(disk.Path, "data"), ProbeLostAfter = LostAfter });
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2)).EnsureSuccessStatusCode();
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 1);
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();

        disk.Fill();
        HttpStatusCode refused = await UntilAsync(probe, HttpStatusCode.ServiceUnavailable);
        WallFrame frame = await wall.UntilAsync(f => f.Alarms.Any(a => a.Indicator == 9010));
        await Task.Delay(LostAfter + TimeSpan.FromSeconds(2));
        using HttpResponseMessage ready = await engine.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
        Alarm[] during = await engine.GetAsync<Alarm[]>("/api/v1/alarms?active=true");

        Assert.Multiple(() =>
        {
            Assert.That(refused, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(frame.Alarms.Single(a => a.Indicator == 9010), Has.Property(nameof(Alarm.Entity)).EqualTo("engine"));
            Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(during.Select(a => a.Indicator), Does.Not.Contain(8010), "the silence is ours");
        });

        disk.Empty();
        await UntilAsync(probe, HttpStatusCode.OK);
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.All(x => x.Indicator != 9010));
        AlarmTransition[] history = await engine.UntilAsync<AlarmTransition[]>("/api/v1/history?entity=engine", h => h.Count(l => l.Alarm.Indicator == 9010) == 2);

        Assert.That(
            history.Where(l => l.Alarm.Indicator == 9010).Select(l => l.Kind),
            Is.EqualTo(new[] { AlarmTransitionKind.Cleared, AlarmTransitionKind.Raised }), "written down once there is space");
    }

    private static async Task<HttpStatusCode> UntilAsync(ReportingProbe probe, HttpStatusCode wanted)
    {
        HttpStatusCode last = default;
        for (int i = 0; i < 600 && last != wanted; i++)
        {
            using HttpResponseMessage answer = await probe.WindowAsync(start: DateTimeOffset.FromUnixTimeSeconds(ReportingProbe.Now.ToUnixTimeSeconds() - 1 - i));
            last = answer.StatusCode;
            if (last == HttpStatusCode.ServiceUnavailable && wanted == HttpStatusCode.OK)
            {
                await Task.Delay(100);
            }
        }

        return last;
    }
}
