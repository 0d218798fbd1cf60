namespace Monitoring.Architecture.Tests;

/// <summary>The checkout these tests look at.</summary>
internal static class Repository
{
    private static readonly string[] Owners = ["engine", "probes", "benchmarks", "tests", "samples"];

    public static string Root { get; } = FindRoot();

    /// <summary>All C# project files of the checkout.</summary>
    public static IEnumerable<string> Projects() => Owners.SelectMany(owner => Files(Path.Combine(Root, owner), "*.csproj"));

    /// <summary>All C# sources below a folder of the checkout, build output left out.</summary>
    public static IEnumerable<string> Sources(params string[] below) => Files(Path.Combine([Root, .. below]), "*.cs");

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(path => !Relative(path).Split('/').Any(part => part is "obj" or "bin" or "node_modules" or ".work"))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Monitoring.sln is not above the test's folder");
    }
}
