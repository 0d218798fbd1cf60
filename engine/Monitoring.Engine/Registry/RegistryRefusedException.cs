namespace Monitoring.Engine.Registry;

/// <summary>A change that cannot be made, with a line per reason.</summary>
internal sealed class RegistryRefusedException(IReadOnlyList<string> lines) : Exception(string.Join('\n', lines))
{
    /// <summary>The reasons.</summary>
    public IReadOnlyList<string> Lines => lines;
}
