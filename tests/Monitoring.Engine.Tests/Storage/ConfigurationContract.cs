using Monitoring.Contracts.Configuration;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>What every store promises of the configurations of probes, and of the audit.</summary>
internal abstract class ConfigurationContract : RegistryContract
{
    [Test]
    public async Task Versions_count_up_for_each_probe_and_survive_a_restart()
    {
        await PutAsync("a", 0, "{\"inputs\":[1]}");
        await PutAsync("b", 0, "{\"inputs\":[2]}");
        ConfigurationVersion? second = await PutAsync("a", 1, "{\"inputs\":[3]}");
        await ReopenAsync();

        Assert.That(second, Is.EqualTo(new ConfigurationVersion(
            "a", 2, ProbeConfiguration.HashOf("{\"inputs\":[3]}", "{}", "{\"p\":{}}"), Start, "admin", "因为")));
        Assert.That((await Newest()).Select(n => (n.Probe, n.Version)), Is.EqualTo((List<(string, int)>)[("a", 2), ("b", 1)]));
        Assert.That((await FindAsync("a", 1))?.Settings, Is.EqualTo("{\"inputs\":[1]}"));
        Assert.That(
            await FindAsync("a", version: null), Is.EqualTo(new StoredConfiguration(second!, "{\"inputs\":[3]}", "{}", "{\"p\":{}}")));
        Assert.That(await FindAsync("a", 3), Is.Null);
        Assert.That(await FindAsync("c", version: null), Is.Null);
    }

    [Test]
    public async Task Who_did_not_see_the_newest_version_does_not_replace_it()
    {
        await PutAsync("a", 0, "{\"inputs\":[1]}");

        Assert.That(await PutAsync("a", 0, "{\"inputs\":[2]}"), Is.Null);
        Assert.That(await PutAsync("a", 7, "{\"inputs\":[2]}"), Is.Null);
        Assert.That((await FindAsync("a", version: null))?.Settings, Is.EqualTo("{\"inputs\":[1]}"));
    }

    [Test]
    public async Task The_oldest_versions_make_room()
    {
        for (int version = 0; version < IConfigurationStore.MostVersions + 5; version++)
        {
            await PutAsync("a", version, "{}");
        }

        IReadOnlyList<ConfigurationVersion> kept = await Store.Configurations.ReadVersionsAsync("a", CancellationToken.None);
        Assert.That(kept, Has.Count.EqualTo(IConfigurationStore.MostVersions));
        Assert.That((kept[0].Version, kept[^1].Version), Is.EqualTo((105, 6)));
    }

    [Test]
    public async Task A_reader_sees_configurations_and_changes_none()
    {
        await PutAsync("a", 0, "{}");
        await using OpenStore reader = await OpenReaderAsync();

        Assert.That(await reader.Configurations.FindAsync("a", version: null, CancellationToken.None), Is.Not.Null);
        Assert.That(
            async () => await reader.Configurations.PutAsync(Draft("a", "{}"), 1, CancellationToken.None),
            Throws.InstanceOf<StoreUnavailableException>());
    }

    [Test]
    public async Task A_line_of_the_audit_counts_once_and_stays()
    {
        AuditLine line = new(Start, "admin", "probe-invited", "a: 邀请");
        await Store.Audit.AppendAsync([line, line], CancellationToken.None);
        await ReopenAsync();
        await Store.Audit.AppendAsync([line, line with { Detail = "b" }], CancellationToken.None);
        await using OpenStore reader = await OpenReaderAsync();

        Assert.That(
            await reader.Audit.ReadAsync(10, CancellationToken.None),
            Is.EqualTo((List<AuditLine>)[line with { Detail = "b" }, line]));
        await Assert.ThatAsync(
            async () => await reader.Audit.AppendAsync([line], CancellationToken.None), Throws.InstanceOf<StoreUnavailableException>());
    }

    private static ConfigurationDraft Draft(string probe, string settings) => new(probe, settings, "{}", "{\"p\":{}}", "admin", "因为");

    private async Task<ConfigurationVersion?> PutAsync(string probe, int expected, string settings) =>
        await Store.Configurations.PutAsync(Draft(probe, settings), expected, CancellationToken.None);

    private async Task<StoredConfiguration?> FindAsync(string probe, int? version) =>
        await Store.Configurations.FindAsync(probe, version, CancellationToken.None);

    private async Task<IReadOnlyList<ConfigurationVersion>> Newest() =>
        await Store.Configurations.ReadNewestAsync(CancellationToken.None);
}
