using System.Net.Http.Json;
using System.Text.Json;

using Monitoring.Contracts.Alarms;

using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The commands a user types, from the token to the revocation, with both programs over real TLS.</summary>
public sealed class EnrolmentTests
{
    [Test]
    public async Task A_probe_is_invited_enrols_reports_and_is_revoked()
    {
        using LiveSystem system = new(services: 1, [], isOverTls: true);
        system.Play();
        await system.StartEngineAsync();
        string token = Run(ProductProcess.StartEngine("probe", "invite", LiveSystem.Probe, "--config", system.EngineConfig))
            .Split('\n').Single(line => line.StartsWith("mpe_", StringComparison.Ordinal)).Trim();

        string enrolled = Run(ProductProcess.StartProbe("enrol", "--engine", system.Door.OriginalString, "--token", token, "--identity", system.Identity));
        system.StartProbe();
        await LiveSystem.UntilAsync("the probe reports", async () => (await LostAsync(system)).Length == 0 && await IsKnownAsync(system), system.Watcher);
        string revoked = Run(ProductProcess.StartEngine("probe", "revoke", LiveSystem.Probe, "--config", system.EngineConfig));
        await LiveSystem.UntilAsync("it is shown as revoked", async () => (await LostAsync(system)).Any(a => a.Reason == "revoked"), system.Engine);
        string list = Run(ProductProcess.StartEngine("probe", "list", "--config", system.EngineConfig));

        Assert.That(enrolled, Does.Contain($"probe {LiveSystem.Probe} is enrolled until "));
        Assert.That(revoked, Does.Contain($"{LiveSystem.Probe}: 1 certificates and tokens ended"));
        Assert.That(list, Does.Contain("PROBE").And.Match($"{LiveSystem.Probe} +revoked "));
        Assert.That(system.Watcher.Said, Does.Contain("it refuses this probe (403): the certificate of probe 'e2e-01' was revoked"));
    }

    private static string Run(ProductProcess process)
    {
        using (process)
        {
            int status = process.WaitForExit();
            Assert.That(status, Is.Zero, process.Said);
            return process.Said;
        }
    }

    private static async Task<Alarm[]> LostAsync(LiveSystem system)
    {
        Alarm[] alarms = await system.Web.GetFromJsonAsync<Alarm[]>("api/v1/alarms?active=true", JsonSerializerOptions.Web) ?? [];
        return [.. alarms.Where(a => a.Key == $"{LiveSystem.Probe}#8010")];
    }

    private static async Task<bool> IsKnownAsync(LiveSystem system) =>
        (await system.Web.GetFromJsonAsync<JsonElement>("api/v1/entities", JsonSerializerOptions.Web)).ToString().Contains(LiveSystem.Probe, StringComparison.Ordinal);
}
