using System.Collections.Frozen;
using Monitoring.Registry.Kinds;

namespace Monitoring.Registry;

/// <summary>A step of the chain away from an object.</summary>
/// <param name="Target">Where it leads.</param>
/// <param name="Link">The link that says so.</param>
/// <param name="Depth">Steps from where one asked, from 1.</param>
public sealed record ChainStep(RegistryObject Target, RegistryObject Link, int Depth);

/// <summary>The chain from the source to the receiver, asked from any of its objects. It has no circle.</summary>
public sealed class RegistryChain
{
    /// <summary>Steps one answer lists: a service may reach every receiver of a province.</summary>
    public const int MostSteps = 5000;

    private readonly RegistryContent _content;
    private readonly Lazy<(FrozenDictionary<RegistryKey, RegistryObject[]> From, FrozenDictionary<RegistryKey, RegistryObject[]> To)> _links;

    internal RegistryChain(RegistryContent content)
    {
        _content = content;
        _links = new(() => (Group("from"), Group("to")));
    }

    /// <summary>What lies before an object, nearest first: from where it comes.</summary>
    public IReadOnlyList<ChainStep> Upstream(RegistryKey key) => Walk(key, _links.Value.To, "from");

    /// <summary>What lies just before an object.</summary>
    public IEnumerable<ChainStep> Before(RegistryKey key) => _links.Value.To.GetValueOrDefault(key, [])
        .Select(l => (Link: l, Target: _content.Find(l.Reference("from")!.Value)))
        .Where(s => s.Target is not null).Select(s => new ChainStep(s.Target!, s.Link, 1));

    /// <summary>What lies after an object, nearest first: whom a fault of it reaches.</summary>
    public IReadOnlyList<ChainStep> Downstream(RegistryKey key) => Walk(key, _links.Value.From, "to");

    private FrozenDictionary<RegistryKey, RegistryObject[]> Group(string field) => _content.OfKind(Link.Word)
        .GroupBy(l => l.Reference(field)!.Value).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Breadth first, each object once.</summary>
    private List<ChainStep> Walk(RegistryKey start, FrozenDictionary<RegistryKey, RegistryObject[]> links, string next)
    {
        List<ChainStep> steps = [];
        HashSet<RegistryKey> seen = [start];
        Queue<(RegistryKey Key, int Depth)> open = new([(start, 0)]);
        while (open.TryDequeue(out (RegistryKey Key, int Depth) at))
        {
            foreach (RegistryObject link in links.GetValueOrDefault(at.Key, []))
            {
                RegistryKey target = link.Reference(next)!.Value;
                if (seen.Add(target) && _content.Find(target) is RegistryObject found)
                {
                    steps.Add(new ChainStep(found, link, at.Depth + 1));
                    if (steps.Count == MostSteps)
                    {
                        return steps;
                    }

                    open.Enqueue((target, at.Depth + 1));
                }
            }
        }

        return steps;
    }
}
