using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>Names that say nothing invite everything.</summary>
public sealed partial class BannedNamesTests
{
    private const int MostLines = 400;

    private static readonly string[] Owners = ["engine", "probes", "tests", "samples", "benchmarks"];

    [Test]
    public void No_type_is_a_manager_helper_or_utility()
    {
        IEnumerable<string> offenders = Owners.SelectMany(owner => Repository.Sources(owner))
            .SelectMany(source => BannedType().Matches(File.ReadAllText(source)).Select(m => $"{Repository.Relative(source)}: {m.Groups[1].Value}"));

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void No_file_holds_more_than_one_idea()
    {
        IEnumerable<string> offenders = Owners.SelectMany(owner => Repository.Sources(owner))
            .Where(source => !source.EndsWith(".Table.cs", StringComparison.Ordinal))
            .Select(source => (Source: source, Lines: File.ReadLines(source).Count()))
            .Where(file => file.Lines > MostLines)
            .Select(file => $"{Repository.Relative(file.Source)}: {file.Lines} lines, more than {MostLines}");

        Assert.That(offenders, Is.Empty);
    }

    [Test]
    public void The_top_level_holds_only_what_is_agreed()
    {
        string[] agreed = ["engine", "probes", "dashboard", "benchmarks", "tests", "samples", "Monitoring.sln", "README.md", "global.json"];
        IEnumerable<string?> offenders = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(Path.GetFileName)
            .Where(name => !name!.StartsWith('.') && !name.StartsWith("Directory.", StringComparison.Ordinal)
                && name is not ("artifacts" or "TestResults") && !agreed.Contains(name, StringComparer.Ordinal));

        Assert.That(offenders, Is.Empty);
    }

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+(\w*(?:Manager|Helpers?|Utils?|Utility|Utilities|Common|Misc))\b")]
    private static partial Regex BannedType();
}
