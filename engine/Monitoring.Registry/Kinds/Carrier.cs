namespace Monitoring.Registry.Kinds;

/// <summary>A network that carries services to their audience without a transmitter: IPTV of an operator, a CDN.</summary>
internal static class Carrier
{
    public const string Word = "carrier";

    public static RegistryKind Kind { get; } = new(Word, "carriers", Measured: null,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("organisation", Organisation.Word), RegistryField.Medium,
        RegistryField.Note,
    ]);
}
