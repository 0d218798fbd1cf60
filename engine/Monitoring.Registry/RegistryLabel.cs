using Monitoring.Contracts.Identity;
using Monitoring.Registry.Kinds;

namespace Monitoring.Registry;

/// <summary>What the registry says of a measured service: what it is, from where it is sent, where it is received.</summary>
/// <param name="Service">The service; null when it is not in the registry.</param>
/// <param name="TransmitterSite">The site of the one transmitter before its input; null when there is none, or several.</param>
/// <param name="GuaranteeLevel">That of the transmitter, else of its site; null when not known.</param>
/// <param name="MonitoringSite">The site of its probe; null when not known.</param>
public sealed record RegistryLabel(RegistryObject? Service, RegistryObject? TransmitterSite, string? GuaranteeLevel, RegistryObject? MonitoringSite)
{
    /// <summary>What a measured service or input is called; empty when it is linked to nothing.</summary>
    public static string NameOf(RegistryContent content, EntityId entity) =>
        content.Measured(entity.Level == EntityLevel.Service ? Kinds.Service.Word : Input.Word, entity.Path)?.Name ?? string.Empty;

    /// <summary>The label of a measured service; of an input, all but the service.</summary>
    public static RegistryLabel Of(RegistryContent content, EntityId entity)
    {
        RegistryObject? input = entity.Level == EntityLevel.Service ? content.Measured(Input.Word, entity.Parent!.Value.Path)
            : content.Measured(Input.Word, entity.Path);
        RegistryObject[] transmitters = input is null ? []
            : [.. content.Chain.Upstream(input.Key).Select(s => s.Target).Where(o => o.Kind == Transmitter.Kind).Take(2)];
        RegistryObject? transmitter = transmitters.Length == 1 ? transmitters[0] : null;
        RegistryObject? site = content.Find(transmitter?.Reference("site"));
        return new RegistryLabel(
            content.Measured(Kinds.Service.Word, entity.Path),
            site,
            transmitter?.Value(RegistryField.Level.Name) ?? site?.Value(RegistryField.Level.Name),
            content.Find((content.Measured(Probe.Word, entity.Probe) ?? content.Find(input?.Reference("probe")))?.Reference("site")));
    }
}
