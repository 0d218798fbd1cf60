using Monitoring.Contracts.Alarms;
using Monitoring.Engine.Partition;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>What the alarm side asks of its store where a commit fails, or does not come back.</summary>
public sealed class AlarmLedgerTests
{
    private readonly AskedStore _store = new();

    [Test]
    public async Task A_commit_that_failed_is_asked_for_again_as_it_was_and_what_came_since_is_the_next()
    {
        AlarmLedger ledger = new(_store);
        ledger.Add(Key(1));
        _store.Fails = true;
        await Assert.ThatAsync(ledger.BeginCommit, Throws.InstanceOf<StoreUnavailableException>());
        ledger.Add(Key(2));
        ledger.KeepInputs("xining-01", ["dtmb"]);
        Assert.That((ledger.WaitingBatches, ledger.IsEmpty), Is.EqualTo((2, false)));
        _store.Fails = false;
        await ledger.BeginCommit();
        ledger.EndCommit();

        Assert.That(_store.Asked, Has.Count.EqualTo(2));
        Assert.That(_store.Asked[1], Is.SameAs(_store.Asked[0]), "the store can tell that it has it already");
        Assert.That((ledger.WaitingBatches, ledger.IsEmpty), Is.EqualTo((1, false)));
        await ledger.BeginCommit();
        ledger.EndCommit();

        Assert.That(_store.Asked[2].Applied, Is.EqualTo((BatchKey[])[Key(2)]));
        Assert.That(_store.Asked[2].Kept.Select(k => k.Key), Is.EqualTo((string[])["inputs/xining-01"]));
        Assert.That(ledger.IsEmpty, Is.True);
    }

    private static BatchKey Key(long sequence) => new("xining-01", Guid.Empty, sequence);

    private sealed class AskedStore : IAlarmStore
    {
        public bool Fails { get; set; }

        public List<AlarmCommit> Asked { get; } = [];

        public ValueTask<IReadOnlyList<AlarmTransition>> CommitAsync(AlarmCommit commit, CancellationToken cancellationToken)
        {
            Asked.Add(commit);
            return Fails ? throw StoreUnavailableException.Silent(DateTimeOffset.UnixEpoch) : new([]);
        }

        public ValueTask<IReadOnlyList<Alarm>> LoadCurrentAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<KeptState>> LoadKeptAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<AlarmTransition>> ReadHistoryAsync(HistoryQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<IReadOnlyList<StreamChange>> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public ValueTask<ChainVerdict> VerifyChainAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
