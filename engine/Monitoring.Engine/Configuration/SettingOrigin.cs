namespace Monitoring.Engine.Configuration;

/// <summary>Where a setting in force comes from.</summary>
/// <param name="Source"><c>default</c>, <c>file</c>, <c>environment</c> or <c>commandLine</c>.</param>
/// <param name="Where">File and line, variable or option; empty for a default.</param>
public sealed record SettingOrigin(string Source, string Where)
{
    /// <summary>Nobody set it.</summary>
    public static SettingOrigin Default { get; } = new("default", string.Empty);
}
