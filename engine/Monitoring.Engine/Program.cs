using Monitoring.Engine.Commands;

namespace Monitoring.Engine;

/// <summary>The executable <c>monitoring-engine</c>.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => EngineCommands.RunAsync(args);
}
