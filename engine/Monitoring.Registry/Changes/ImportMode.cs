namespace Monitoring.Registry.Changes;

/// <summary>What an import does beyond adding and changing.</summary>
/// <param name="Replaces">Objects that a file does not name retire, of the kinds it lists.</param>
/// <param name="Revives">Retired objects may come back under their ids.</param>
public readonly record struct ImportMode(bool Replaces, bool Revives);
