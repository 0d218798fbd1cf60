namespace Monitoring.Engine.Diagnostics;

/// <summary>The version that runs.</summary>
public static class EngineVersion
{
    /// <summary>Its number.</summary>
    public static string Text { get; } = typeof(EngineVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Name and number as reports print them.</summary>
    public static string Generator { get; } = $"monitoring-engine {Text}";
}
