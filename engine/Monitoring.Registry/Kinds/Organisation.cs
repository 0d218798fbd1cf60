namespace Monitoring.Registry.Kinds;

/// <summary>Who answers for something: a regulator, a broadcaster, an operator of transmitters, a carrier.</summary>
internal static class Organisation
{
    public const string Word = "organisation";

    public static RegistryKind Kind { get; } = new(Word, "organisations", Measured: null,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Word("role", "role"), RegistryField.Reference("parent", Word),
        RegistryField.Text("region"), RegistryField.Text("contact"), RegistryField.Note,
    ]);
}
