namespace Monitoring.Engine.Tests;

/// <summary>What a command answered.</summary>
internal sealed record CommandAnswer(int Status, string Output, string Error)
{
    /// <summary>Whichever it wrote to.</summary>
    public string Said => Output + Error;
}
