using Monitoring.Engine.Tests.Storage;

namespace Monitoring.Engine.Tests;

/// <summary>Started by the kill tests as a process of its own; the test runner never comes here.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [MigrationProcess.Word, string path, string stage] => Task.FromResult(MigrationProcess.Run(path, stage)),
        [RegistryWriterProcess.Word, string place] => RegistryWriterProcess.RunAsync(place),
        _ => StoreWriterProcess.RunAsync(args),
    };
}
