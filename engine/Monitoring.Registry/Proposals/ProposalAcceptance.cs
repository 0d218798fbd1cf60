using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Contracts.Identity;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Kinds;

namespace Monitoring.Registry.Proposals;

/// <summary>
/// What accepting proposals makes of the registry: objects with their entities, and the steps of the chain that follow from what is
/// measured where.
/// </summary>
public static class ProposalAcceptance
{
    /// <summary>What would change; null with a line per mistake when it cannot be.</summary>
    public static RegistryDiff? Accept(
        RegistryState state, ProposalList list, IReadOnlyList<ProposalAnswer> answers, RegistryVocabulary vocabulary,
        out IReadOnlyList<string> mistakes)
    {
        MistakeList found = new();
        var byKey = list.Proposals.ToDictionary(p => p.Key, StringComparer.Ordinal);
        Dictionary<RegistryKey, RegistryObject> put = [];
        foreach (IGrouping<int, ProposalAnswer> rank in answers.GroupBy(a => Rank(byKey, a.Key)).OrderBy(g => g.Key))
        {
            // an input finds the probe, and a service the multiplex, that was accepted with it
            RegistryContent before = put.Count == 0 ? state.Content
                : new RegistryContent([.. state.Content.Objects.Where(o => !put.ContainsKey(o.Key)), .. put.Values]);
            foreach (ProposalAnswer answer in rank)
            {
                if (!byKey.TryGetValue(answer.Key, out RegistryProposal? proposal))
                {
                    found.Add(answer.Key, "is not proposed (any more)");
                }
                else if (Make(state with { Content = before }, put, proposal, answer, vocabulary, found) is RegistryObject made)
                {
                    put[made.Key] = made;
                    AddSteps(state with { Content = before }, put, made, proposal);
                }
            }
        }

        mistakes = found.Lines;
        return found.Any ? null : RegistryPlan.Put(state, put.Values, out mistakes);
    }

    private static int Rank(Dictionary<string, RegistryProposal> proposals, string key) =>
        !proposals.TryGetValue(key, out RegistryProposal? proposal) ? 0
        : proposal.Kind == Probe.Kind ? 1 : proposal.Kind == Input.Kind ? 2 : proposal.Kind == Multiplex.Kind ? 3 : 4;

    private static RegistryObject? Make(
        RegistryState state, Dictionary<RegistryKey, RegistryObject> put, RegistryProposal proposal, ProposalAnswer answer,
        RegistryVocabulary vocabulary, MistakeList mistakes)
    {
        string word = proposal.Kind.Word;
        string? known = answer.As ?? (answer.IsNew || answer.Id is not null ? null : proposal.Match?.Id);
        RegistryObject? item = known is null ? null
            : put.GetValueOrDefault(new RegistryKey(word, known)) ?? state.Content.Find(new RegistryKey(word, known));
        if (known is not null)
        {
            if (item is null)
            {
                mistakes.Add(answer.Key, $"as: there is no {word}/{known}");
            }

            return item is null ? null : Linked(item, proposal);
        }

        Dictionary<string, string> cells = new(StringComparer.Ordinal)
        {
            ["name"] = answer.Name ?? NameOf(proposal),
            ["entities"] = string.Join(' ', proposal.Entities),
            ["medium"] = proposal.Medium,
            ["originalNetworkId"] = proposal.TransportStreamId == 0 ? string.Empty : Text(proposal.OriginalNetworkId),
            ["transportStreamId"] = proposal.TransportStreamId == 0 ? string.Empty : Text(proposal.TransportStreamId),
        };
        if (proposal.Kind == Input.Kind)
        {
            string probe = EntityId.Parse(proposal.Entities[0]).Probe;
            if (state.Content.Measured(Probe.Word, probe) is not RegistryObject owner)
            {
                mistakes.Add(answer.Key, $"its probe is not in the registry: accept {ProposalFinder.KeyOf(Probe.Kind, probe)} first, or with it");
                return null;
            }

            cells["probe"] = owner.Key.Id;
        }

        Import.ImportedRow row = new(
            proposal.Kind, answer.Key, answer.Id ?? proposal.Id,
            cells.Where(c => proposal.Kind.Field(c.Key) is not null).ToImmutableDictionary());
        RegistryObject? made = new Import.RowCheck(vocabulary, mistakes).Read(row, known: null);
        if (made is not null && (put.ContainsKey(made.Key) || state.Content.Find(made.Key) is not null))
        {
            mistakes.Add(answer.Key, $"id: {made.Key} is there already: choose another id, or accept it as that one");
            return null;
        }

        return made;
    }

    private static string NameOf(RegistryProposal proposal)
    {
        string name = proposal.Name.Length <= RegistryLimits.NameCharacters ? proposal.Name : proposal.Name[..RegistryLimits.NameCharacters];
        return name.Length == 0 ? proposal.Entities[0] : char.IsHighSurrogate(name[^1]) ? name[..^1] : name;
    }

    private static RegistryObject Linked(RegistryObject item, RegistryProposal proposal) => item.With(
        "entities",
        string.Join(' ', item.Entities.Concat(proposal.Entities).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(RegistryLimits.Entities)));

    /// <summary>Adds the steps that are not in the chain yet.</summary>
    private static void AddSteps(RegistryState state, Dictionary<RegistryKey, RegistryObject> put, RegistryObject made, RegistryProposal proposal)
    {
        if (made.Kind == Probe.Kind)
        {
            return;
        }

        RegistryContent content = state.Content;
        foreach (string path in proposal.Entities)
        {
            string input = EntityId.Parse(path) is { Level: EntityLevel.Service } id ? id.Parent!.Value.Path : path;
            RegistryObject? multiplex = made.Kind == Multiplex.Kind ? made : content.Measured(Multiplex.Word, input);
            RegistryObject? carrier = proposal.Carrier.Length == 0 ? null
                : content.OfKind(Carrier.Word).FirstOrDefault(c => c.Name == proposal.Carrier || c.Value("nameEn") == proposal.Carrier);
            RegistryObject? receiver = made.Kind == Input.Kind ? made : content.Measured(Input.Word, input);

            // a stream of one service goes straight to its receiver: through its carrier it would seem to reach every receiver of that
            (RegistryObject? from, RegistryObject? to) = made.Kind == Service.Kind ? (made, multiplex ?? receiver) : (multiplex ?? carrier, receiver);
            if (from is not null && to is not null && content.Chain.Downstream(from.Key).All(s => s.Target.Key != to.Key)
                && put.Values.All(s => s.Value("from") != from.Key.ToString() || s.Value("to") != to.Key.ToString()))
            {
                RegistryObject step = Step(state, put, from.Key, to.Key, made.Kind == Service.Kind ? proposal.ServiceId : 0);
                put[step.Key] = step;
            }
        }
    }

    private static RegistryObject Step(
        RegistryState state, Dictionary<RegistryKey, RegistryObject> put, RegistryKey from, RegistryKey to, int serviceId)
    {
        ImmutableSortedDictionary<string, string> values = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
            .Add("from", from.ToString()).Add("to", to.ToString());
        string id = IdText.Free(Link.Word, IdText.Of($"{from.Id} {to.Id}"), state, put.Keys.ToHashSet());
        return new RegistryObject(Link.Kind, id, serviceId == 0 ? values : values.Add("serviceId", Text(serviceId)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
