namespace Monitoring.Engine.Configuration;

/// <summary>The engine cannot start; each line says what is wrong, where, and what to do.</summary>
public sealed class StartupException : Exception
{
    public StartupException(IReadOnlyList<string> lines)
        : base(string.Join('\n', lines)) => Lines = lines;

    public StartupException(string line)
        : this([line])
    {
    }

    /// <summary>One mistake a line.</summary>
    public IReadOnlyList<string> Lines { get; }
}
