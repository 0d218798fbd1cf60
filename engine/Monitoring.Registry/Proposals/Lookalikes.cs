using System.Globalization;
using System.Text;
using Monitoring.Registry.Kinds;

namespace Monitoring.Registry.Proposals;

/// <summary>Objects that a measured entity may be: by what the plan says of it, by its ids, or by its name. Two that fit are none.</summary>
internal sealed class Lookalikes(RegistryContent content)
{
    private readonly ILookup<string, RegistryKey> _services = content.OfKind(Service.Word).ToLookup(s => Plain(s.Name), s => s.Key, StringComparer.Ordinal);

    private readonly ILookup<(string?, string?), RegistryObject> _multiplexes =
        content.OfKind(Multiplex.Word).ToLookup(m => (m.Value("originalNetworkId"), m.Value("transportStreamId")));

    /// <summary>A name without what no one hears: spaces around it, full width, composition.</summary>
    public static string Plain(string name) => name.Trim().Normalize(NormalizationForm.FormKC);

    public RegistryKey? Find(RegistryKind kind, MeasuredEntity entity)
    {
        IEnumerable<RegistryKey> same =
            kind == Multiplex.Kind ? Multiplexes(entity)
            : kind == Service.Kind ? Planned(entity) is RegistryKey planned ? [planned] : entity.Name.Length > 0 ? _services[Plain(entity.Name)] : []
            : content.Find(new RegistryKey(kind.Word, IdText.Of(entity.Id.Path))) is { Entities.Count: 0 } unlinked ? [unlinked.Key]
            : [];
        RegistryKey[] found = [.. same.Take(2)];
        return found.Length == 1 ? found[0] : null;
    }

    private IEnumerable<RegistryKey> Multiplexes(MeasuredEntity entity) => entity.TransportStreamId == 0 ? []
        : _multiplexes[(Text(entity.OriginalNetworkId), Text(entity.TransportStreamId))]
            .Where(m => (m.Value("medium") ?? entity.Medium) == entity.Medium).Select(m => m.Key);

    /// <summary>The service that the chain puts into the multiplex of this input under this number.</summary>
    private RegistryKey? Planned(MeasuredEntity entity) =>
        content.Measured(Multiplex.Word, entity.Id.Parent!.Value.Path) is RegistryObject multiplex
            ? content.Chain.Before(multiplex.Key)
                .FirstOrDefault(s => s.Target.Kind == Service.Kind && s.Link.Value("serviceId") == Text(entity.Id.ServiceId!.Value))
                ?.Target.Key
            : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
