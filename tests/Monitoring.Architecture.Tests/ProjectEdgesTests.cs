using System.Xml.Linq;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>A project is the unit of dependency: what each may lean on is written here and nowhere else.</summary>
public sealed class ProjectEdgesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Monitoring.Contracts"] = [],
        ["Monitoring.Streams"] = [],
        ["Monitoring.Analysis"] = ["Monitoring.Contracts", "Monitoring.Streams"],
        ["Monitoring.Operations"] = [],
        ["Monitoring.Probe"] = ["Monitoring.Analysis", "Monitoring.Contracts", "Monitoring.Operations", "Monitoring.Streams"],
        ["Monitoring.Storage"] = ["Monitoring.Contracts"],
        ["Monitoring.Alerting"] = ["Monitoring.Contracts"],
        ["Monitoring.Compliance"] = ["Monitoring.Contracts"],
        ["Monitoring.Registry"] = ["Monitoring.Contracts"],
        ["Monitoring.Engine"] = ["Monitoring.Alerting", "Monitoring.Compliance", "Monitoring.Contracts", "Monitoring.Operations", "Monitoring.Registry", "Monitoring.Storage"],
        ["DemoStreams"] = ["Monitoring.Streams", "Monitoring.Testing"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new(StringComparer.Ordinal)
    {
        ["Monitoring.Contracts"] = ["Google.Protobuf", "Grpc.Tools"],
        ["Monitoring.Streams"] = [],
        ["Monitoring.Analysis"] = [],
        ["Monitoring.Alerting"] = [],
        ["Monitoring.Compliance"] = [],
        ["Monitoring.Operations"] = [],
        ["Monitoring.Registry"] = ["CsvHelper"],
        ["Monitoring.Storage"] = ["Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.bundle_e_sqlite3"],
    };

    public static IEnumerable<string> ProductProjects() =>
        Repository.Projects().Where(p => !Repository.Relative(p).StartsWith("tests/", StringComparison.Ordinal)
            && !Repository.Relative(p).StartsWith("benchmarks/", StringComparison.Ordinal));

    [TestCaseSource(nameof(ProductProjects))]
    public void A_project_references_only_what_its_row_allows(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        Assert.That(Allowed, Does.ContainKey(name), $"{Repository.Relative(project)} has no row of allowed references");
        Assert.That(References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension), Is.SubsetOf(Allowed[name]));
        if (AllowedPackages.TryGetValue(name, out string[]? packages))
        {
            Assert.That(References(project, "PackageReference"), Is.SubsetOf(packages));
        }
    }

    [Test]
    public void Unsafe_code_is_allowed_nowhere()
    {
        IEnumerable<string> offenders = Repository.Projects()
            .Where(p => XDocument.Load(p).Descendants("AllowUnsafeBlocks").Any(e => e.Value == "true"))
            .Select(Repository.Relative);

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Monitoring.sln")).Replace('\\', '/');

        Assert.That(Repository.Projects().Select(Repository.Relative).Where(p => !solution.Contains(p, StringComparison.Ordinal)), Is.Empty);
    }

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Load(project).Descendants(element).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'));
}
