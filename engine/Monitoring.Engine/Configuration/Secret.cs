namespace Monitoring.Engine.Configuration;

/// <summary>A text that nothing prints by accident. A class and no record for that reason.</summary>
/// <param name="text">The text.</param>
public sealed class Secret(string text)
{
    /// <summary>The text itself.</summary>
    public string Reveal() => text;

    /// <inheritdoc/>
    public override string ToString() => "***";
}
