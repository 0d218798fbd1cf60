namespace Monitoring.Registry.Kinds;

/// <summary>A transport stream or an ensemble. Its entities are the inputs that receive it.</summary>
internal static class Multiplex
{
    public const string Word = "multiplex";

    public static RegistryKind Kind { get; } = new(Word, "multiplexes", Contracts.Identity.EntityLevel.Input,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("organisation", Organisation.Word), RegistryField.Medium,
        RegistryField.Whole("originalNetworkId", 0, ushort.MaxValue), RegistryField.Whole("transportStreamId", 0, ushort.MaxValue),
        RegistryField.Entities, RegistryField.Note,
    ]);
}
