using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>A commit that reached the disk although it was reported as failed.</summary>
[TestFixture]
internal sealed class CommitInDoubtTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private TemporaryFolder _folder = null!;
    private SqliteStoreState _state = null!;
    private BatchAdmission _admission = null!;
    private AppendGroup _group = null!;

    [SetUp]
    public void OpenParts()
    {
        _folder = new TemporaryFolder();
        (_state, _admission, _group) = Open();
    }

    [TearDown]
    public void CloseParts()
    {
        _state.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task Batches_the_file_turns_out_to_hold_are_taken_in_and_a_resend_of_them_is_a_duplicate()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start));
        IngestItem doubtful = BatchBuilder.Item(probe.Seconds(Start.AddSeconds(1)), Start);
        DayFile file = _state.Days.All.Single();
        BatchRow row = new(_admission.NextReceipt(), EpochId: 1, doubtful.Key.Sequence, Start.ToUnixTimeMilliseconds());
        file.Insert([(row, doubtful.Payload)]);

        _admission.Adopt(file);

        Assert.That(_state.Unapplied.Count, Is.EqualTo(2));
        Assert.That(await AppendAsync(doubtful.Message), Is.EqualTo(AppendResult.Duplicate));
        Assert.That(_state.Unapplied.Count, Is.EqualTo(2));
    }

    [Test]
    public async Task Numbers_another_commit_gave_away_are_not_given_again()
    {
        // What a second set of parts writes is what this one finds after a commit in doubt.
        (SqliteStoreState other, _, AppendGroup group) = Open();
        using (other)
        {
            PendingAppend append = new(BatchBuilder.Item(new BatchBuilder("golmud-02").Seconds(Start.AddDays(-1)), Start));
            group.Commit([append]);
            await append.Done;
        }

        _state.LoadCore();
        await AppendAsync(new BatchBuilder("xining-01").Seconds(Start.AddSeconds(1)));

        _state.Dispose();
        (_state, _admission, _group) = Open();
        Assert.That(_state.Catalogue.Find(new SeriesFilter()).Select(s => s.Id).Distinct().Count(), Is.EqualTo(6));
        Assert.That(_state.Epochs.Find(1)!.Probe, Is.EqualTo("golmud-02"));
        Assert.That(_state.Epochs.Find(2)!.Probe, Is.EqualTo("xining-01"));
    }

    private (SqliteStoreState State, BatchAdmission Admission, AppendGroup Group) Open()
    {
        SqliteStoreState state = new(new StoreOptions { Folder = _folder.Path }, new ManualTime(Start), new NoticeRecorder());
        state.Core.Write(static _ => { });
        state.LoadCore();
        state.Days.OpenExisting();
        BatchAdmission admission = new(state);
        admission.Replay();
        return (state, admission, new AppendGroup(state, admission));
    }

    private Task<AppendResult> AppendAsync(Batch batch)
    {
        PendingAppend append = new(BatchBuilder.Item(batch, Start));
        _group.Commit([append]);
        return append.Done;
    }
}
