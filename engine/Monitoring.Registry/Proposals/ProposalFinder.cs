using System.Globalization;
using Monitoring.Contracts.Identity;
using Monitoring.Registry.Kinds;

namespace Monitoring.Registry.Proposals;

/// <summary>
/// Finds what probes report and the registry does not know. Nothing of it is stored but what a person dismissed, so a proposal is never
/// older than what is known and goes by itself with what it was about.
/// </summary>
public static class ProposalFinder
{
    /// <summary>What was measured for less time may be a stream in passing.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>What was not measured for so long is gone.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(7);

    /// <summary>Kinds that are proposed, in the order in which they are best accepted.</summary>
    private static readonly RegistryKind[] Kinds = [Probe.Kind, Input.Kind, Multiplex.Kind, Service.Kind];

    /// <summary>The proposals at a moment.</summary>
    /// <param name="entities">Everything measured.</param>
    /// <param name="state">The registry.</param>
    /// <param name="dismissed">Keys of what nobody wants, one per kind and entity.</param>
    /// <param name="now">The moment.</param>
    public static ProposalList Find(
        IEnumerable<MeasuredEntity> entities, RegistryState state, IReadOnlySet<string> dismissed, DateTimeOffset now)
    {
        var known = entities.Where(e => e.LastSeenAt - e.FirstSeenAt >= Settled && now - e.LastSeenAt < Forgotten).ToDictionary(e => e.Id.Path);
        ILookup<string, MeasuredEntity> services = known.Values.Where(e => e.Id.Level == EntityLevel.Service).ToLookup(e => e.Id.Parent!.Value.Path);
        List<RegistryProposal> proposals = [];
        HashSet<RegistryKey> promised = [];
        Lookalikes lookalikes = new(state.Content);
        foreach (RegistryKind kind in Kinds)
        {
            IEnumerable<MeasuredEntity> candidates = kind == Multiplex.Kind
                ? known.Values.Where(e => e.Id.Level == EntityLevel.Input).Select(e => WithMultiplex(e, services)).OfType<MeasuredEntity>()
                : known.Values.Where(e => e.Id.Level == kind.Measured);
            proposals.AddRange(candidates
                .Where(e => state.Content.Measured(kind.Word, e.Id.Path) is null && !dismissed.Contains(KeyOf(kind, e.Id.Path)))
                .GroupBy(e => SameAs(kind, e))
                .Select(g => Propose(kind, [.. g.OrderBy(e => e.Id.Path, StringComparer.Ordinal)], lookalikes, known))
                .OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => p with { Id = Promise(p, state, promised) }));
        }

        return new ProposalList([.. proposals.Take(RegistryLimits.Proposals)], Math.Max(0, proposals.Count - RegistryLimits.Proposals));
    }

    /// <summary>The key under which an entity is proposed, and dismissed.</summary>
    public static string KeyOf(RegistryKind kind, string path) => $"{kind.Word}:{path}";

    /// <summary>
    /// An input with the ids that its services state, where it carries a multiplex: what is on air does, and what has several services.
    /// A stream of one channel is a service on its way.
    /// </summary>
    private static MeasuredEntity? WithMultiplex(MeasuredEntity input, ILookup<string, MeasuredEntity> services)
    {
        bool isOnAir = input.Medium.Length == 0 || (MediumWords.TryParse(input.Medium, out Medium medium) && medium is Medium.Dtmb or Medium.Dab);
        MeasuredEntity[] carried = [.. services[input.Id.Path].Where(s => s.TransportStreamId != 0 || s.OriginalNetworkId != 0)];
        MeasuredEntity? newest = carried.MaxBy(s => s.LastSeenAt);
        return newest is null || (!isOnAir && carried.Length < 2) ? null
            : input with { OriginalNetworkId = newest.OriginalNetworkId, TransportStreamId = newest.TransportStreamId };
    }

    /// <summary>
    /// What makes two entities the same thing. Ids alone do not, since networks leave those of their multiplexer as they come; without a
    /// name each stands for itself.
    /// </summary>
    private static string SameAs(RegistryKind kind, MeasuredEntity entity) =>
        kind == Service.Kind && entity.Name.Length > 0 && entity.TransportStreamId != 0
            ? string.Create(CultureInfo.InvariantCulture, $"{entity.OriginalNetworkId}.{entity.TransportStreamId}.{entity.Id.ServiceId}.{Lookalikes.Plain(entity.Name)}")
        : kind == Multiplex.Kind && entity.TransportStreamId != 0
            ? string.Create(CultureInfo.InvariantCulture, $"{entity.Medium}.{entity.OriginalNetworkId}.{entity.TransportStreamId}")
        : entity.Id.Path;

    private static RegistryProposal Propose(
        RegistryKind kind, MeasuredEntity[] same, Lookalikes lookalikes, Dictionary<string, MeasuredEntity> known)
    {
        MeasuredEntity newest = same.MaxBy(e => e.LastSeenAt)!;
        MeasuredEntity? input = newest.Id.Level == EntityLevel.Service ? known.GetValueOrDefault(newest.Id.Parent!.Value.Path) : null;
        string name = same.Select(e => e.Name).LastOrDefault(n => n.Length > 0) ?? string.Empty;
        return new RegistryProposal(
            KeyOf(kind, same[0].Id.Path),
            kind,
            [.. same.Take(RegistryLimits.Entities).Select(e => e.Id.Path)],
            newest.Name.Length > 0 ? newest.Name : name,
            IdFor(kind, newest, name),
            lookalikes.Find(kind, newest),
            First(newest.Medium, input?.Medium),
            First(newest.Carrier, input?.Carrier),
            newest.Provider,
            newest.OriginalNetworkId,
            newest.TransportStreamId,
            newest.Id.ServiceId ?? 0,
            same.Min(e => e.FirstSeenAt),
            same.Max(e => e.LastSeenAt));
    }

    private static string IdFor(RegistryKind kind, MeasuredEntity entity, string name)
    {
        string fromName = kind == Service.Kind ? IdText.Of(name) : string.Empty;
        return fromName.Any(char.IsAsciiLetterLower) ? fromName
            : kind == Multiplex.Kind && entity.TransportStreamId != 0
                ? string.Create(CultureInfo.InvariantCulture, $"mux-{entity.OriginalNetworkId}-{entity.TransportStreamId}")
            : IdText.Of(entity.Id.Path) is { Length: > 0 } fromPath ? fromPath : kind.Word;
    }

    private static string Promise(RegistryProposal proposal, RegistryState state, HashSet<RegistryKey> promised)
    {
        string id = IdText.Free(proposal.Kind.Word, proposal.Id, state, promised);
        promised.Add(new RegistryKey(proposal.Kind.Word, id));
        return id;
    }

    private static string First(string own, string? inherited) => own.Length > 0 ? own : inherited ?? string.Empty;
}
