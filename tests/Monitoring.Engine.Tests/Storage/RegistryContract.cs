using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The registry's part of what every store promises.</summary>
internal abstract class RegistryContract : AlarmContract
{
    [Test]
    public async Task A_registry_begins_empty()
    {
        RegistrySnapshot snapshot = await Store.Registry.ReadAsync(asOf: null, CancellationToken.None);

        Assert.That((snapshot.Revision, snapshot.At), Is.EqualTo((0L, (DateTimeOffset?)null)));
        Assert.That(snapshot.Objects.Count + snapshot.Retired.Count + snapshot.Dismissed.Count, Is.Zero);
    }

    [Test]
    public async Task A_change_is_a_revision_that_a_reader_sees_and_a_restart_keeps()
    {
        RegistryRevision? made = await PutAsync(0, new("site", "xining", "西宁"), new("site", "a", "1"));
        await ReopenAsync();

        Assert.That(made, Is.EqualTo(new RegistryRevision(1, Start, "admin", "import", "2")));
        RegistrySnapshot snapshot = await Store.Registry.ReadAsync(asOf: null, CancellationToken.None);
        Assert.That((snapshot.Revision, snapshot.At), Is.EqualTo((1L, (DateTimeOffset?)Start)));
        Assert.That(snapshot.Objects, Is.EqualTo((RegistryVersion[])
        [
            new("site", "a", 1, Start, null, "1"), new("site", "xining", 1, Start, null, "西宁"),
        ]));
        await using OpenStore reader = await OpenReaderAsync();
        Assert.That((await reader.Registry.ReadAsync(asOf: null, CancellationToken.None)).Objects, Is.EqualTo(snapshot.Objects));
        Assert.That(
            async () => await reader.Registry.CommitAsync(new RegistryCommit(1, "admin", "import", string.Empty), CancellationToken.None),
            Throws.InstanceOf<StoreUnavailableException>());
    }

    [Test]
    public async Task A_change_worked_out_from_an_older_registry_is_refused_whole()
    {
        await PutAsync(0, new RegistryWrite("site", "a", "1"));

        Assert.That(await PutAsync(0, new("site", "a", "2"), new("site", "b", "2")), Is.Null);
        RegistrySnapshot snapshot = await Store.Registry.ReadAsync(asOf: null, CancellationToken.None);
        Assert.That(snapshot.Objects.Select(o => (o.Id, o.Body)), Is.EqualTo(((string, string)[])[("a", "1")]));
        Assert.That((await Store.Registry.ReadRevisionsAsync(before: null, 10, CancellationToken.None)), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_it_said_at_a_moment_is_told_later()
    {
        await PutAsync(0, new("site", "a", "1"), new("site", "b", "1"));
        Time.Advance(TimeSpan.FromDays(1));
        await PutAsync(1, new("site", "a", "2"), new("site", "b", null));
        Time.Advance(TimeSpan.FromDays(1));
        await PutAsync(2, new RegistryWrite("site", "b", "3"));

        Assert.That(await SaidAsync(Start.AddSeconds(-1)), Is.EqualTo("0:"));
        Assert.That(await SaidAsync(Start), Is.EqualTo("1: a=1 b=1"));
        Assert.That(await SaidAsync(Start.AddHours(23)), Is.EqualTo("1: a=1 b=1"));
        Assert.That(await SaidAsync(Start.AddDays(1)), Is.EqualTo("2: a=2 -b=1"));
        Assert.That(await SaidAsync(asOf: null), Is.EqualTo("3: a=2 b=3"));
        Assert.That(
            (await Store.Registry.ReadVersionsAsync("site", "b", CancellationToken.None)).Select(v => (v.Revision, v.From, v.To, v.Body)),
            Is.EqualTo(((long, DateTimeOffset, DateTimeOffset?, string)[])
            [
                (1, Start, Start.AddDays(1), "1"), (3, Start.AddDays(2), null, "3"),
            ]));
    }

    [Test]
    public async Task Every_revision_has_a_moment_of_its_own_though_the_clock_stands_or_goes_back()
    {
        await PutAsync(0, new RegistryWrite("site", "a", "1"));
        await PutAsync(1, new RegistryWrite("site", "a", "2"));
        Time.Advance(TimeSpan.FromHours(-1));
        await PutAsync(2, new RegistryWrite("site", "a", "3"));

        Assert.That(
            (await Store.Registry.ReadRevisionsAsync(before: null, 2, CancellationToken.None)).Select(r => (r.Id, r.At)),
            Is.EqualTo(((long, DateTimeOffset)[])[(3, Start.AddMilliseconds(2)), (2, Start.AddMilliseconds(1))]));
        Assert.That(
            (await Store.Registry.ReadRevisionsAsync(before: 2, 2, CancellationToken.None)).Select(r => r.Id), Is.EqualTo((long[])[1]));
        Assert.That(await SaidAsync(Start.AddMilliseconds(1)), Is.EqualTo("2: a=2"));
    }

    [Test]
    public async Task A_dismissal_is_remembered_until_it_is_recalled()
    {
        await Store.Registry.CommitAsync(
            new RegistryCommit(0, "admin", "dismiss", "x") { Dismissed = [new("probe:p", "a probe of ours"), new("probe:q", "another")] },
            CancellationToken.None);
        await Store.Registry.CommitAsync(new RegistryCommit(1, "admin", "recall", "x") { Recalled = ["probe:q"] }, CancellationToken.None);
        await ReopenAsync();

        RegistrySnapshot snapshot = await Store.Registry.ReadAsync(asOf: null, CancellationToken.None);
        Assert.That(snapshot.Dismissed, Is.EqualTo((RegistryDismissal[])[new("probe:p", Start, "admin", "a probe of ours")]));
        Assert.That(snapshot.Revision, Is.EqualTo(2));
    }

    private async Task<RegistryRevision?> PutAsync(long expected, params RegistryWrite[] writes) => await Store.Registry.CommitAsync(
        new RegistryCommit(expected, "admin", "import", $"{writes.Length}") { Objects = writes }, CancellationToken.None);

    private async Task<string> SaidAsync(DateTimeOffset? asOf)
    {
        RegistrySnapshot snapshot = await Store.Registry.ReadAsync(asOf, CancellationToken.None);
        return string.Concat(
        [
            $"{snapshot.Revision}:", .. snapshot.Objects.Select(o => $" {o.Id}={o.Body}"), .. snapshot.Retired.Select(o => $" -{o.Id}={o.Body}"),
        ]);
    }
}
