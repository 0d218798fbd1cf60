namespace Monitoring.Registry.Kinds;

/// <summary>
/// A place with equipment. Its guarantee level (保障等级) is that of the station and speciality, never of a programme; a transmitter of
/// another speciality states its own.
/// </summary>
internal static class Site
{
    public const string Word = "site";

    public static RegistryKind Kind { get; } = new(Word, "sites", Measured: null,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("organisation", Organisation.Word),
        RegistryField.Word("type", "siteType"), RegistryField.Level, RegistryField.Text("region"),
        RegistryField.Text("address", RegistryLimits.NoteCharacters),

        // degrees, WGS 84; metres above the sea
        RegistryField.Number("latitude", -90, 90), RegistryField.Number("longitude", -180, 180), RegistryField.Number("altitudeMetres", -500, 9000),
        RegistryField.Note,
    ]);
}
