using System.Globalization;
using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Import;
using Monitoring.Registry.Proposals;
using Monitoring.Storage;

namespace Monitoring.Engine.Registry;

/// <summary>
/// The registry as the engine holds it: read by anyone at any time, changed by one after the other, each change worked out from what the
/// registry says at that moment. Nothing that measures or alarms waits for it.
/// </summary>
public sealed class RegistryDesk : IDisposable
{
    /// <summary>Proposals one answer may accept or dismiss.</summary>
    public const int MostAnswers = 500;

    private readonly IRegistryStore _store;
    private readonly IMeasurementStore _measurements;
    private readonly RegistryVocabulary _vocabulary;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _changes = new(1);
    private volatile Known _known;

    private RegistryDesk(IStore store, RegistryVocabulary vocabulary, TimeProvider clock, Known known)
    {
        _store = store.Registry;
        _measurements = store.Measurements;
        _vocabulary = vocabulary;
        _clock = clock;
        _known = known;
    }

    /// <summary>What the registry says now.</summary>
    public RegistryState Current => _known.State;

    /// <summary>The words its fields may hold.</summary>
    public RegistryVocabulary Vocabulary => _vocabulary;

    /// <summary>Proposals nobody wants, by key.</summary>
    internal IReadOnlyList<RegistryDismissal> Dismissed => _known.Dismissed;

    /// <summary>Reads the registry of a store.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be read.</exception>
    public static async Task<RegistryDesk> OpenAsync(IStore store, RegistryVocabulary vocabulary, TimeProvider clock, CancellationToken stop) =>
        new(store, vocabulary, clock, await ReadAsync(store.Registry, stop));

    /// <summary>What the registry said at a moment; what it says now without one.</summary>
    public async Task<RegistryState> AtAsync(DateTimeOffset? moment, CancellationToken stop)
    {
        RegistryState current = Current;
        return moment is null || current.At is not DateTimeOffset changed || moment >= changed
            ? current : RegistryText.StateOf(await _store.ReadAsync(moment, stop));
    }

    /// <inheritdoc/>
    public void Dispose() => _changes.Dispose();

    /// <summary>What an import would change.</summary>
    /// <exception cref="RegistryRefusedException">It cannot be.</exception>
    internal RegistryDiff Plan(RegistryImport import, ImportMode mode) =>
        RegistryPlan.Import(Current, import, _vocabulary, mode, out IReadOnlyList<string> mistakes) ?? throw new RegistryRefusedException(mistakes);

    /// <summary>Makes an import, if the registry is still what it was looked at with; says which revision it made.</summary>
    /// <exception cref="RegistryRefusedException">It cannot be.</exception>
    /// <exception cref="RegistryMovedException">The registry changed meanwhile.</exception>
    internal Task<RegistryOutcome> ImportAsync(RegistryImport import, ImportMode mode, long? expected, string actor, CancellationToken stop) =>
        ChangeAsync(expected, actor, "import", () => (Plan(import, mode), []), stop);

    /// <summary>What is proposed now.</summary>
    internal async Task<ProposalList> ProposeAsync(CancellationToken stop)
    {
        Known known = _known;
        IReadOnlyList<EntityRecord> entities = await _measurements.FindEntitiesAsync(entity: null, stop);
        return ProposalFinder.Find(
            entities.Select(RegistryText.Measured), known.State, known.Dismissed.Select(d => d.Key).ToHashSet(StringComparer.Ordinal), _clock.GetUtcNow());
    }

    /// <summary>What accepting would change.</summary>
    /// <exception cref="RegistryRefusedException">It cannot be.</exception>
    internal async Task<RegistryDiff> PlanAcceptAsync(IReadOnlyList<ProposalAnswer> answers, CancellationToken stop) =>
        Accepted(await ProposeAsync(stop), answers);

    /// <summary>Accepts proposals, all of them or none; says which revision that made.</summary>
    /// <exception cref="RegistryRefusedException">One cannot be accepted.</exception>
    internal async Task<RegistryOutcome> AcceptAsync(IReadOnlyList<ProposalAnswer> answers, string actor, CancellationToken stop)
    {
        ProposalList list = await ProposeAsync(stop);
        return await ChangeAsync(expected: null, actor, "accept", () => (Accepted(list, answers), []), stop);
    }

    /// <summary>Remembers that nobody wants what is proposed, as the revision it returns.</summary>
    /// <exception cref="RegistryRefusedException">A key is not proposed.</exception>
    internal async Task<long> DismissAsync(IReadOnlyList<string> keys, string actor, CancellationToken stop)
    {
        ProposalList list = await ProposeAsync(stop);
        string[] strange = [.. keys.Except(list.Proposals.Select(p => p.Key), StringComparer.Ordinal)];
        if (strange.Length > 0)
        {
            throw new RegistryRefusedException([.. strange.Select(k => $"{k}: is not proposed (any more)")]);
        }

        KeyValuePair<string, string>[] dismissed =
        [
            .. list.Proposals.Where(p => keys.Contains(p.Key, StringComparer.Ordinal))
                .SelectMany(p => p.Entities.Select(e => KeyValuePair.Create(ProposalFinder.KeyOf(p.Kind, e), p.Name))),
        ];
        RegistryOutcome outcome = await ChangeAsync(
            expected: null, actor, "dismiss", () => (new RegistryDiff([], Current.Content.Objects.Count), dismissed), stop);
        return outcome.Revision;
    }

    /// <summary>Proposes again what was dismissed, as the revision it returns.</summary>
    /// <exception cref="RegistryRefusedException">A key is not dismissed.</exception>
    internal async Task<long> RecallAsync(IReadOnlyList<string> keys, string actor, CancellationToken stop)
    {
        await _changes.WaitAsync(stop);
        try
        {
            string[] strange = [.. keys.Except(Dismissed.Select(d => d.Key), StringComparer.Ordinal)];
            if (strange.Length > 0)
            {
                throw new RegistryRefusedException([.. strange.Select(k => $"{k}: is not dismissed")]);
            }

            return await MakeAsync(new RegistryCommit(Current.Revision, actor, "recall", string.Join(' ', keys.Take(10))) { Recalled = keys }, stop);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>The audit, newest first.</summary>
    internal async Task<IReadOnlyList<RegistryRevision>> RevisionsAsync(long? before, int limit, CancellationToken stop) =>
        await _store.ReadRevisionsAsync(before, limit, stop);

    /// <summary>Every version of an object, oldest first.</summary>
    internal async Task<IReadOnlyList<RegistryVersion>> VersionsAsync(RegistryKey key, CancellationToken stop) =>
        await _store.ReadVersionsAsync(key.Kind, key.Id, stop);

    private static async Task<Known> ReadAsync(IRegistryStore store, CancellationToken stop)
    {
        RegistrySnapshot snapshot = await store.ReadAsync(asOf: null, stop);
        return new Known(RegistryText.StateOf(snapshot), snapshot.Dismissed);
    }

    private RegistryDiff Accepted(ProposalList list, IReadOnlyList<ProposalAnswer> answers) =>
        ProposalAcceptance.Accept(Current, list, answers, _vocabulary, out IReadOnlyList<string> mistakes) ?? throw new RegistryRefusedException(mistakes);

    private async Task<RegistryOutcome> ChangeAsync(
        long? expected, string actor, string action, Func<(RegistryDiff Diff, KeyValuePair<string, string>[] Dismissed)> plan, CancellationToken stop)
    {
        await _changes.WaitAsync(stop);
        try
        {
            long revision = Current.Revision;
            if (expected is long looked && looked != revision)
            {
                throw new RegistryMovedException(looked, revision);
            }

            (RegistryDiff diff, KeyValuePair<string, string>[] dismissed) = plan();
            if (diff.Changes.Count > 0 || dismissed.Length > 0)
            {
                string detail = dismissed.Length > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{dismissed.Length} dismissed: {string.Join(' ', dismissed.Take(5).Select(d => d.Key))}")
                    : diff.Summary;
                revision = await MakeAsync(
                    new RegistryCommit(revision, actor, action, detail)
                    {
                        Objects = [.. diff.Changes.Select(c => new RegistryWrite(c.Key.Kind, c.Key.Id, c.After is null ? null : ObjectBody.Write(c.After)))],
                        Dismissed = dismissed,
                    },
                    stop);
            }

            return new RegistryOutcome(revision, diff);
        }
        finally
        {
            _changes.Release();
        }
    }

    /// <summary>What was committed, or may have been, is read back: the tables say what is. The answer is the revision of this change alone.</summary>
    private async Task<long> MakeAsync(RegistryCommit commit, CancellationToken stop)
    {
        try
        {
            // what has begun is ended: a caller that goes away does not leave it half looked at
            return await _store.CommitAsync(commit, CancellationToken.None) is RegistryRevision made
                ? made.Id : throw new RegistryMovedException(commit.Expected, (await _store.ReadAsync(asOf: null, stop)).Revision);
        }
        finally
        {
            _known = await ReadAsync(_store, CancellationToken.None);
        }
    }

    private sealed record Known(RegistryState State, IReadOnlyList<RegistryDismissal> Dismissed);
}
