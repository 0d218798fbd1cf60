using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The alarm half of what every store promises.</summary>
internal abstract class AlarmContract : TierContract
{
    [Test]
    public async Task A_commit_gives_its_lines_numbers_and_a_chain_of_hashes()
    {
        IReadOnlyList<AlarmTransition> lines = await CommitAsync(Raise("a/b/1"), Raise("a/b/2"));
        lines = [.. lines, .. await CommitAsync(Clear("a/b/1"))];

        Assert.That(lines.Select(l => l.Id), Is.EqualTo((long[])[1, 2, 3]));
        Assert.That(lines.Select(l => l.Hash).Distinct().Count(), Is.EqualTo(3));
        ChainVerdict verdict = await Store.Alarms.VerifyChainAsync(CancellationToken.None);
        Assert.That(verdict, Is.EqualTo(new ChainVerdict(Intact: true, 3, BrokenAt: null, lines[2].Hash)));
    }

    [Test]
    public async Task An_empty_history_is_intact()
    {
        ChainVerdict verdict = await Store.Alarms.VerifyChainAsync(CancellationToken.None);

        Assert.That(verdict, Is.EqualTo(new ChainVerdict(Intact: true, 0, BrokenAt: null, new string('0', 64))));
    }

    [Test]
    public async Task Current_are_those_active_or_not_acknowledged_and_they_survive_a_restart()
    {
        PendingTransition cleared = Clear("a/b/2");
        PendingTransition over = cleared with { Alarm = cleared.Alarm with { Acked = true } };
        await CommitAsync(Raise("a/b/1"), Raise("a/b/2"), over, Raise("a/b/3"), Clear("a/b/3"));
        await ReopenAsync();

        IReadOnlyList<Alarm> current = await Store.Alarms.LoadCurrentAsync(CancellationToken.None);
        Assert.That(current.Select(a => (a.Entity, a.Active)), Is.EqualTo(((string, bool)[])[("a/b/1", true), ("a/b/3", false)]));
        Assert.That(current[0], Is.EqualTo(Raise("a/b/1").Alarm).Using<Alarm>((x, y) => x with { Pids = [] } == y with { Pids = [] }));
        Assert.That(current[0].Pids, Is.EqualTo((int[])[256, 257]));
    }

    [Test]
    public async Task History_is_read_newest_first_by_time_entity_and_page()
    {
        for (int minute = 0; minute < 5; minute++)
        {
            await CommitAsync(Raise("a/b/1", minute), Raise("a/b/12", minute), Raise("a/b-2/1", minute));
        }

        Assert.That(await IdsAsync(new HistoryQuery("a/b", Limit: 3)), Is.EqualTo((long[])[14, 13, 11]));
        Assert.That(await IdsAsync(new HistoryQuery("a/b", BeforeId: 11, Limit: 2)), Is.EqualTo((long[])[10, 8]));
        Assert.That(await IdsAsync(new HistoryQuery("a/b/1")), Has.Length.EqualTo(5));
        Assert.That(await IdsAsync(new HistoryQuery(From: Start.AddMinutes(1), To: Start.AddMinutes(2))), Is.EqualTo((long[])[6, 5, 4]));
    }

    [Test]
    public async Task Running_state_is_kept_with_the_batches_it_comes_from()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start));
        BatchKey key = new(probe.Probe, probe.Epoch, 1);
        KeptState[] kept = [new("x", "{}"), new("y", "1")];
        await Store.Alarms.CommitAsync(new AlarmCommit([], [key], kept), CancellationToken.None);
        await Store.Alarms.CommitAsync(new AlarmCommit([], [], [new KeptState("y", null)]), CancellationToken.None);
        await ReopenAsync();

        Assert.That(await Store.Alarms.LoadKeptAsync(CancellationToken.None), Is.EqualTo((KeptState[])[new("x", "{}")]));
        Assert.That(Store.Measurements.Backlog.Unapplied, Is.Zero);
    }

    [Test]
    public async Task Batches_applied_in_any_order_stay_applied()
    {
        BatchBuilder probe = new();
        for (int i = 0; i < 40; i++)
        {
            await AppendAsync(probe.Empty(Lane.Events));
        }

        Random random = new(3);
        long[] order = [.. Enumerable.Range(1, 40).Select(s => (long)s)];
        random.Shuffle(order);
        foreach (long[] some in order.Take(30).Chunk(7))
        {
            await ApplyAsync([.. some.Select(s => new BatchKey(probe.Probe, probe.Epoch, s))]);
        }

        await ReopenAsync();
        Assert.That((await UnappliedAsync()).Select(b => b.Key.Sequence), Is.EqualTo(order.Skip(30).Order()));
    }

    [Test]
    public async Task Changes_of_streams_are_kept_once_and_read_by_entity_time_and_page()
    {
        StreamChange[] told = [.. Enumerable.Range(0, 6).Select(i => new StreamChange(
            0, ulong.MaxValue - (ulong)(i / 2), i % 2 == 0 ? "a/b/1" : "a/b/12", Start.AddMinutes(i), "serviceRenamed", "SDT\0", "青海卫视", string.Empty, [256, 257]))];
        await Store.Alarms.CommitAsync(new AlarmCommit([], [], [], told), CancellationToken.None);
        await Store.Alarms.CommitAsync(new AlarmCommit([], [], [], told), CancellationToken.None);
        await ReopenAsync();

        IReadOnlyList<StreamChange> all = await ChangesAsync(new ChangeQuery("a/b"));
        Assert.That(all.Select(c => (c.Entity, c.At, c.Id)), Is.EqualTo(told.Reverse().Select(c => (c.Entity, c.At, c.Id))));
        Assert.That((all[0].Kind, all[0].Text, all[0].Before, all[0].After), Is.EqualTo(("serviceRenamed", "SDT\uFFFD", "青海卫视", string.Empty)));
        Assert.That(all[0].Pids, Is.EqualTo(new[] { 256, 257 }));
        Assert.That((await ChangesAsync(new ChangeQuery("a/b/1", IsAlone: true, Limit: 2))).Select(c => c.At), Is.EqualTo(new[] { told[4].At, told[2].At }));
        Assert.That((await ChangesAsync(new ChangeQuery(BeforeNumber: all[3].Number))).Select(c => c.At), Is.EqualTo(new[] { told[1].At, told[0].At }));
        Assert.That((await ChangesAsync(new ChangeQuery(From: told[1].At, To: told[3].At))).Select(c => c.At), Is.EqualTo(new[] { told[2].At, told[1].At }));
        Assert.That(await ChangesAsync(new ChangeQuery("a/b", IsAlone: true)), Is.Empty);
    }

    [Test]
    public async Task Of_changes_without_end_the_newest_are_kept()
    {
        StreamChange[] told = [.. Enumerable.Range(0, 1100).Select(i => new StreamChange(
            0, (ulong)i, "a/b/1", Start.AddSeconds(i), "bitrate", string.Empty, "1", "2", []))];
        await Store.Alarms.CommitAsync(new AlarmCommit([], [], [], told), CancellationToken.None);

        IReadOnlyList<StreamChange> kept = await ChangesAsync(new ChangeQuery(Limit: ChangeQuery.MaxLimit));
        Assert.That(kept.Select(c => c.Id), Is.EqualTo(told.Skip(100).Reverse().Select(c => c.Id)));
    }

    [TestCase("UPDATE alarm_event SET body = replace(body, 'source', 'probe') WHERE id = 2", 2)]
    [TestCase("UPDATE alarm_event SET at_ms = at_ms + 1 WHERE id = 3", 3)]
    [TestCase("DELETE FROM alarm_event WHERE id = 2", 3)]
    [TestCase("UPDATE alarm_event SET hash = (SELECT hash FROM alarm_event WHERE id = 2) WHERE id = 1", 1)]
    public async Task A_history_that_was_changed_is_found_out(string forgery, long brokenAt)
    {
        await CommitAsync(Raise("a/b/1"), Raise("a/b/2"), Raise("a/b/3"));
        Execute(forgery);

        ChainVerdict verdict = await Store.Alarms.VerifyChainAsync(CancellationToken.None);
        Assert.That((verdict.Intact, verdict.BrokenAt), Is.EqualTo((false, (long?)brokenAt)));
    }

    private protected async Task<IReadOnlyList<AlarmTransition>> CommitAsync(params PendingTransition[] transitions) =>
        await Store.Alarms.CommitAsync(new AlarmCommit(transitions, [], []), CancellationToken.None);

    private protected static PendingTransition Raise(string entity, int minute = 0) => new(
        Start.AddMinutes(minute), AlarmTransitionKind.Raised, "engine", TransitionReason.ConditionRaised, AlarmOf(entity, isActive: true));

    private protected static PendingTransition Clear(string entity) => new(
        Start, AlarmTransitionKind.Cleared, "engine", TransitionReason.ConditionCleared, AlarmOf(entity, isActive: false));

    private static Alarm AlarmOf(string entity, bool isActive) => new(
        $"{entity}#1040", "0198c0de", entity, "青海卫视", "dtmb", string.Empty, 1040, AlarmSeverity.Three, isActive, Acked: false, Start,
        isActive ? null : Start.AddMinutes(1), AckedAt: null, AckedBy: null, AckComment: null, Count: 1, string.Empty, "source",
        "expected 4, got 9", [256, 257]);

    private async Task<IReadOnlyList<StreamChange>> ChangesAsync(ChangeQuery query) => await Store.Alarms.ReadChangesAsync(query, CancellationToken.None);

    private async Task<long[]> IdsAsync(HistoryQuery query) =>
        [.. (await Store.Alarms.ReadHistoryAsync(query, CancellationToken.None)).Select(l => l.Id)];
}
