namespace Monitoring.Alerting;

/// <summary>How people know an entity.</summary>
public readonly record struct EntityLabel(string Name, string Medium, string Carrier)
{
    /// <summary>Of an entity nobody has named yet.</summary>
    public static EntityLabel Unknown { get; } = new(string.Empty, string.Empty, string.Empty);
}
