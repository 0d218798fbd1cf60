using Monitoring.Registry.Kinds;

namespace Monitoring.Registry;

/// <summary>What no object can say of itself: whether all of them agree with each other.</summary>
internal sealed class ContentCheck(IReadOnlyDictionary<RegistryKey, RegistryObject> objects, Func<RegistryKey, string> placeOf, MistakeList mistakes)
{
    public void Run()
    {
        if (objects.Count > RegistryLimits.Objects)
        {
            mistakes.Add("registry", $"would hold {objects.Count} objects, at most {RegistryLimits.Objects} are taken");
            return;
        }

        foreach (RegistryObject item in objects.Values.OrderBy(o => o.Key))
        {
            foreach ((string field, RegistryKey target) in item.References().Where(r => !objects.ContainsKey(r.Target)))
            {
                mistakes.Add(placeOf(item.Key), $"{field}: there is no {target}");
            }
        }

        CheckEntities();
        CheckLinks();
        if (!mistakes.Any)
        {
            CheckCircles(Link.Word, l => (l.Reference("from")!.Value, l.Reference("to")!.Value), "the chain leads back to where it began");
            CheckCircles(
                Organisation.Word, o => o.Reference("parent") is RegistryKey parent ? (parent, o.Key) : null, "an organisation is its own parent");
        }
    }

    private void CheckEntities()
    {
        Dictionary<(string, string), RegistryKey> linked = [];
        foreach (RegistryObject item in objects.Values.OrderBy(o => o.Key))
        {
            foreach (string path in item.Entities.Where(p => !linked.TryAdd((item.Key.Kind, p), item.Key)))
            {
                mistakes.Add(placeOf(item.Key), $"entities: {path} is linked to {linked[(item.Key.Kind, path)]} already");
            }
        }
    }

    private void CheckLinks()
    {
        HashSet<(RegistryKey, RegistryKey)> seen = [];
        foreach (RegistryObject link in objects.Values.Where(o => o.Key.Kind == Link.Word).OrderBy(o => o.Key))
        {
            RegistryKey from = link.Reference("from")!.Value;
            RegistryKey to = link.Reference("to")!.Value;
            if (!seen.Add((from, to)))
            {
                mistakes.Add(placeOf(link.Key), $"{from} → {to} is linked already");
            }

            if (link.Value("serviceId") is not null && from.Kind != Service.Word)
            {
                mistakes.Add(placeOf(link.Key), $"serviceId: belongs to a link from a service, this one is from {from}");
            }
        }
    }

    /// <summary>Takes away again and again what nothing leads to; what is left then goes round.</summary>
    private void CheckCircles(string kind, Func<RegistryObject, (RegistryKey From, RegistryKey To)?> edgeOf, string problem)
    {
        var edges = objects.Values.Where(o => o.Key.Kind == kind)
            .Select(o => (Owner: o.Key, Edge: edgeOf(o))).Where(e => e.Edge is not null)
            .Select(e => (e.Owner, e.Edge!.Value.From, e.Edge.Value.To)).ToList();
        ILookup<RegistryKey, RegistryKey> next = edges.ToLookup(e => e.From, e => e.To);
        var incoming = edges.CountBy(e => e.To).ToDictionary();
        Queue<RegistryKey> open = new(edges.Select(e => e.From).Distinct().Where(k => !incoming.ContainsKey(k)));
        while (open.TryDequeue(out RegistryKey key))
        {
            foreach (RegistryKey target in next[key])
            {
                if (--incoming[target] == 0)
                {
                    open.Enqueue(target);
                }
            }
        }

        // what lies behind a circle is left as well; the circle itself is found by following what is left
        (RegistryKey Owner, RegistryKey From, RegistryKey To) start =
            edges.FirstOrDefault(e => incoming.GetValueOrDefault(e.From) > 0 && incoming.GetValueOrDefault(e.To) > 0);
        if (start.Owner.Kind is not null)
        {
            mistakes.Add(placeOf(start.Owner), $"{problem}: {string.Join(" → ", Circle(start.To, edges, incoming))}");
        }
    }

    /// <summary>Against the direction of the edges everything left leads into a circle.</summary>
    private static IEnumerable<RegistryKey> Circle(
        RegistryKey start, List<(RegistryKey Owner, RegistryKey From, RegistryKey To)> edges, Dictionary<RegistryKey, int> left)
    {
        var before = edges.Where(e => left.GetValueOrDefault(e.From) > 0).GroupBy(e => e.To).ToDictionary(g => g.Key, g => g.First().From);
        Dictionary<RegistryKey, int> places = [];
        List<RegistryKey> path = [];
        RegistryKey at = start;
        while (places.TryAdd(at, path.Count))
        {
            path.Add(at);
            at = before[at];
        }

        return path.Skip(places[at] + 1).Reverse().Prepend(at).Append(at);
    }
}
