namespace Monitoring.Registry.Kinds;

/// <summary>One transmitter at a site. What it sends says the chain.</summary>
internal static class Transmitter
{
    public const string Word = "transmitter";

    public static RegistryKind Kind { get; } = new(Word, "transmitters", Measured: null,
    [
        RegistryField.DisplayName, RegistryField.NameEn, RegistryField.Reference("site", Site.Word) with { IsRequired = true },
        RegistryField.Medium, RegistryField.Level, RegistryField.Text("channel"), RegistryField.Number("frequencyMegahertz", 0, 100_000),
        RegistryField.Number("powerWatts", 0, 10_000_000), RegistryField.Text("mode"), RegistryField.Note,
    ]);
}
