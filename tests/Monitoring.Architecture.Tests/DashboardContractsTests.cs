using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Architecture.Tests;

/// <summary>The dashboard reads the contracts in generated TypeScript, which is committed and may not fall behind.</summary>
public sealed class DashboardContractsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, TypeScriptContracts.Folder);

    [OneTimeSetUp]
    public void Write_the_files_when_asked_to()
    {
        if (Environment.GetEnvironmentVariable(TypeScriptContracts.WriteVariable) is not "1")
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        foreach ((string name, string text) in TypeScriptContracts.Generate())
        {
            File.WriteAllText(Path.Combine(Folder, name), text);
        }
    }

    [TestCaseSource(nameof(FileNames))]
    public void Generated_contracts_equal_the_contracts_of_the_engine(string name)
    {
        string path = Path.Combine(Folder, name);

        Assert.That(
            File.Exists(path) ? File.ReadAllText(path) : string.Empty,
            Is.EqualTo(TypeScriptContracts.Generate()[name]),
            $"{Repository.Relative(path)} differs from Monitoring.Contracts; run: {TypeScriptContracts.WriteCommand}");
    }

    [Test]
    public void No_other_file_lies_among_the_generated_ones() =>
        Assert.That(Directory.EnumerateFiles(Folder).Select(Path.GetFileName), Is.EquivalentTo(FileNames()));

    private static IEnumerable<string> FileNames() => TypeScriptContracts.Generate().Keys;
}
