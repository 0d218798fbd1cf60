using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>A document that names a file, or a test as proof, names one that exists.</summary>
public sealed partial class DocsTests
{
    /// <summary>Names of methods of tests, which are sentences.</summary>
    private static readonly Lazy<HashSet<string>> Tests = new(() => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(path => TestMethod().Matches(File.ReadAllText(path)))
        .Select(m => m.Groups[1].Value)]);

    public static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.AllDirectories)
            .Select(Repository.Relative)
            .Where(path => !path.Split('/').Any(part => part is "node_modules" or "bin" or "obj" or "artifacts" or ".git" or ".work"))
            .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Documents))]
    public void Every_path_in_a_document_exists(string document)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        IEnumerable<string> missing = CodeSpan().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)))
            .Select(m => m.Groups[1].Value.TrimEnd('/'))
            .Where(path => !Exists(Repository.Root, path) && !Exists(folder, path));

        Assert.That(missing, Is.Empty, $"{document} names paths that are not there");
    }

    [TestCaseSource(nameof(Documents))]
    public void Every_test_in_a_document_exists(string document)
    {
        IEnumerable<string> missing = TestSpan().Matches(File.ReadAllText(Path.Combine(Repository.Root, document)))
            .Select(m => m.Groups[1].Value)
            .Where(name => name.Any(char.IsLower) && !Tests.Value.Contains(name));

        Assert.That(missing, Is.Empty, $"{document} names tests that are not there");
    }

    [TestCase("probes")]
    [TestCase("engine")]
    [TestCase("dashboard")]
    public void Every_side_explains_its_architecture(string side) =>
        Assert.That(Path.Combine(Repository.Root, side, "ARCHITECTURE.md"), Does.Exist);

    private static bool Exists(string folder, string path) =>
        File.Exists(Path.Combine(folder, path)) || Directory.Exists(Path.Combine(folder, path));

    [GeneratedRegex(@"`((?:engine|probes|dashboard|benchmarks|tests|samples)/[\w./-]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"`([A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`")]
    private static partial Regex TestSpan();

    [GeneratedRegex(@"public (?:async )?(?:void|Task) (\w+)\(")]
    private static partial Regex TestMethod();
}
