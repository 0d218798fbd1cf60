namespace Monitoring.Registry.Kinds;

/// <summary>
/// A programme service, the same on every medium: its entities are what probes measure of it, wherever it is received.
/// </summary>
internal static class Service
{
    public const string Word = "service";

    public static RegistryKind Kind { get; } = new(Word, "services", Contracts.Identity.EntityLevel.Service,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("organisation", Organisation.Word),
        RegistryField.Text("category"), RegistryField.Entities, RegistryField.Note,
    ]);
}
