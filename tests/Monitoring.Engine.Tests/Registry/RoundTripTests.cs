using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Export;
using Monitoring.Registry.Import;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Registry;

/// <summary>What is exported and imported again changes nothing.</summary>
public sealed class RoundTripTests
{
    [Test]
    public void A_document_that_was_exported_changes_nothing([Range(1, 60)] int seed)
    {
        RegistryState state = RegistryFiles.Of(RandomRegistry.Make(seed));
        RegistryImport import = new();
        import.AddJson(JsonExport.Write(state), "registry.json");

        RegistryDiff diff = RegistryFiles.Diff(state, import, replaces: true);

        Assert.That(diff.Changes, Is.Empty);
        Assert.That(diff.Unchanged, Is.EqualTo(state.Content.Objects.Count).And.GreaterThan(8));
        Assert.That(RegistryFiles.Diff(RegistryState.Empty, import).Changes, Has.Count.EqualTo(diff.Unchanged), "the document alone has everything");
    }

    [Test]
    public void Sheets_that_were_exported_change_nothing([Range(1, 60)] int seed)
    {
        RegistryState state = RegistryFiles.Of(RandomRegistry.Make(seed));
        RegistryImport import = new();
        foreach (RegistryKind kind in RegistryKinds.All)
        {
            byte[] sheet = CsvExport.Write(state.Content, kind);
            Assert.That(sheet[..3], Is.EqualTo((byte[])[0xEF, 0xBB, 0xBF]));
            import.AddCsv(sheet, $"{kind.Plural}.csv", kind, encoding: null);
        }

        Assert.That(import.Mistakes, Is.Empty);
        Assert.That(RegistryFiles.Diff(state, import, replaces: true).Changes, Is.Empty);
        Assert.That(JsonExport.Write(RegistryFiles.After(RegistryState.Empty, RegistryFiles.Diff(RegistryState.Empty, import)) with { Revision = 1 }), Is.EqualTo(JsonExport.Write(state)));
    }

    [Test]
    public void No_cell_of_a_sheet_is_a_formula()
    {
        RegistryState state = RegistryFiles.Of("""
            "organisations": [ { "id": "a", "name": "=HYPERLINK(1)", "note": "@x", "region": "'=y", "contact": "+1" } ]
            """);

        string sheet = System.Text.Encoding.UTF8.GetString(CsvExport.Write(state.Content, RegistryKinds.Find("organisation")!));

        Assert.That(sheet, Does.Contain("a,'=HYPERLINK(1),,,,''=y,'+1,'@x\r\n"));
    }

    [Test]
    public void Hostile_bytes_end_in_mistakes_and_nothing_else([Range(1, 200)] int seed)
    {
        Random random = new(seed);
        byte[] good = seed % 2 == 0
            ? JsonExport.Write(RegistryFiles.Of(RandomRegistry.Make(seed)))
            : CsvExport.Write(RegistryFiles.Of(RandomRegistry.Make(seed)).Content, RegistryKinds.All[seed % RegistryKinds.All.Count]);
        for (int i = 0; i < 5; i++)
        {
            good[random.Next(good.Length)] = (byte)random.Next(256);
        }

        RegistryImport import = new();
        if (seed % 2 == 0)
        {
            import.AddJson(good, "x.json");
        }
        else
        {
            import.AddCsv(good, "x.csv", RegistryKinds.All[seed % RegistryKinds.All.Count], encoding: null);
        }

        Assert.That(() => RegistryFiles.Mistakes(RegistryState.Empty, import), Throws.Nothing);
    }
}
