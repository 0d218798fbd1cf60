using System.Globalization;
using System.Text;
using Monitoring.Engine.Api;
using Monitoring.Registry;
using Monitoring.Registry.Proposals;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary>The registry as people read it in a terminal.</summary>
internal static class RegistryPrint
{
    private const string Nothing = "(none)";

    /// <summary>What a change is, object by object and field by field.</summary>
    public static string Change(RegistryEndpoint.ChangeAnswer change)
    {
        StringBuilder text = new();
        foreach (RegistryEndpoint.ObjectChangeAnswer item in change.Changes)
        {
            string sign = item.Change switch { "added" => "+", "changed" => "~", "retired" => "-", _ => "^" };
            text.Append(CultureInfo.InvariantCulture, $"{sign} {item.Key}{(item.Name == item.Key ? string.Empty : $"  {item.Name}")}\n");
            foreach (RegistryEndpoint.FieldAnswer field in item.Fields)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"    {field.Field}: {(item.Change == "added" ? field.After : $"{field.Before ?? Nothing} → {field.After ?? Nothing}")}\n");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"{change.Summary}\n")
            .Append(CultureInfo.InvariantCulture, $"revision {change.Revision}{(change.Applied ? string.Empty : ": nothing was changed")}\n").ToString();
    }

    /// <summary>One object.</summary>
    public static string Object(RegistryKey key, RegistryState state, IReadOnlyList<RegistryVersion> versions, TimeZoneInfo zone)
    {
        StringBuilder text = new();
        RegistryObject? item = state.Content.Find(key);
        text.Append(CultureInfo.InvariantCulture, $"{key}{(item is null ? "  not in use" : $"  {item.Name}")}\n");
        foreach (RegistryField field in item?.Kind.Fields ?? [])
        {
            if (item!.Value(field.Name) is string value)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {field.Name}: {value}\n");
            }
        }

        Steps(text, "before it in the chain", "to", key, state.Content.Chain.Upstream(key));
        Steps(text, "after it in the chain", "from", key, state.Content.Chain.Downstream(key));
        foreach (RegistryVersion version in versions)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  revision {version.Revision}: from {Time(version.From, zone)}{(version.To is DateTimeOffset to ? $" to {Time(to, zone)}" : string.Empty)}\n");
        }

        return text.ToString();
    }

    /// <summary>The audit.</summary>
    public static string Log(IEnumerable<RegistryRevision> revisions, TimeZoneInfo zone) => string.Concat(revisions.Select(r =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Id}  {Time(r.At, zone)}  {r.Actor}  {r.Action}: {r.Detail}\n")));

    /// <summary>What may be accepted.</summary>
    public static string Proposals(ProposalList list)
    {
        StringBuilder text = new();
        foreach (RegistryProposal p in list.Proposals)
        {
            string ids = p.TransportStreamId == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"  onid {p.OriginalNetworkId} tsid {p.TransportStreamId}");
            text.Append(CultureInfo.InvariantCulture, $"{p.Key}  {Plain(p.Name)}\n")
                .Append(CultureInfo.InvariantCulture, $"    {(p.Match is RegistryKey match ? $"looks like {match}" : $"would be {p.Kind.Word}/{p.Id}")}{ids}")
                .Append(string.Concat(new[] { p.Medium, p.Carrier, p.Provider }.Where(t => t.Length > 0).Select(t => $"  {Plain(t)}")))
                .Append(p.Entities.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"  at {p.Entities.Count} places\n") : "\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{list.Proposals.Count + list.Beyond} proposals{(list.Beyond > 0 ? $", {list.Beyond} not shown" : string.Empty)}\n").ToString();
    }

    /// <summary>What a probe sends cannot steer the terminal.</summary>
    public static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    /// <summary>Each step under the one it was reached from.</summary>
    private static void Steps(StringBuilder text, string title, string before, RegistryKey start, IReadOnlyList<ChainStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"  {title}\n");
        ILookup<RegistryKey?, ChainStep> next = steps.ToLookup(s => s.Link.Reference(before));
        Stack<ChainStep> open = new(next[start].Reverse());
        while (open.TryPop(out ChainStep? step))
        {
            string number = step.Link.Value("serviceId") is string id ? $"  service_id {id}" : string.Empty;
            text.Append(' ', 2 + (2 * step.Depth)).Append(CultureInfo.InvariantCulture, $"{step.Target.Key}  {step.Target.Name}{number}\n");
            foreach (ChainStep further in next[step.Target.Key].Reverse())
            {
                open.Push(further);
            }
        }
    }

    private static string Time(DateTimeOffset time, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
