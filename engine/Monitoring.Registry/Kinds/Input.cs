namespace Monitoring.Registry.Kinds;

/// <summary>What one input of a probe receives: the last piece of the chain.</summary>
internal static class Input
{
    public const string Word = "input";

    public static RegistryKind Kind { get; } = new(Word, "inputs", Contracts.Identity.EntityLevel.Input,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("probe", Probe.Word) with { IsRequired = true },
        RegistryField.Medium, RegistryField.Entities, RegistryField.Note,
    ]);
}
