using Monitoring.Compliance;
using Monitoring.Contracts.Identity;
using Monitoring.Registry;

namespace Monitoring.Engine.Registry;

/// <summary>What the registry says of what is measured, as people read it.</summary>
internal static class Registrations
{
    /// <summary>What is said of a service or an input; empty texts where nothing is.</summary>
    public static ServiceRegistration Of(RegistryContent content, RegistryVocabulary vocabulary, EntityId entity)
    {
        var label = RegistryLabel.Of(content, entity);
        RegistryWord? level = vocabulary.Of(RegistryField.Level.Of).FirstOrDefault(w => w.Word == label.GuaranteeLevel);
        return new ServiceRegistration(
            label.Service?.Key.Id ?? string.Empty,
            label.Service?.Name ?? string.Empty,
            label.TransmitterSite?.Name ?? string.Empty,
            label.GuaranteeLevel ?? string.Empty,
            level?.Zh ?? label.GuaranteeLevel ?? string.Empty,
            label.MonitoringSite?.Name ?? string.Empty);
    }
}
