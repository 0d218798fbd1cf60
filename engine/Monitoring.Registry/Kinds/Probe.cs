namespace Monitoring.Registry.Kinds;

/// <summary>A probe and where it stands.</summary>
internal static class Probe
{
    public const string Word = "probe";

    public static RegistryKind Kind { get; } = new(Word, "probes", Contracts.Identity.EntityLevel.Probe,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("site", Site.Word),
        RegistryField.Reference("organisation", Organisation.Word), RegistryField.Entities, RegistryField.Note,
    ]);
}
