using System.Text;
using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Import;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Registry;

/// <summary>What an import would change, and what it refuses with which words.</summary>
public sealed class ImportTests
{
    private const string Small = """
        "organisations": [ { "id": "qhtv", "name": "青海广播电视台", "role": "broadcaster" } ],
        "sites": [ { "id": "xining", "name": "西宁", "guaranteeLevel": "1", "latitude": 36.6171, "longitude": 101.7782 } ],
        "multiplexes": [ { "id": "dtmb-33", "name": "DTMB 33", "transportStreamId": 1 } ],
        "services": [ { "id": "qhws", "name": "青海卫视", "organisation": "qhtv", "entities": [ "xining-01/dtmb-33/101" ] } ],
        "links": [ { "id": "qhws-33", "from": "service/qhws", "to": "multiplex/dtmb-33", "serviceId": 101 } ]
        """;

    private static RegistryState State => RegistryFiles.Of(Small);

    [Test]
    public void A_dry_run_says_field_by_field_what_would_change()
    {
        RegistryDiff diff = RegistryFiles.Diff(State, RegistryFiles.Json("""
            "sites": [
              { "id": "xining", "name": "西宁南山", "guaranteeLevel": "一级", "longitude": 101.77820 },
              { "id": "haidong", "name": "海东" } ]
            """));

        Assert.That(diff.Summary, Is.EqualTo("1 added, 1 changed, 0 retired, 0 revived, 4 unchanged"));
        Assert.That(diff.Changes.Select(c => (c.Kind, c.Key.ToString())), Is.EqualTo(((ChangeKind, string)[])
        [
            (ChangeKind.Added, "site/haidong"), (ChangeKind.Changed, "site/xining"),
        ]));
        Assert.That(diff.Changes[1].Fields, Is.EqualTo((FieldChange[])[new("name", "西宁", "西宁南山"), new("latitude", "36.6171", null)]));
    }

    [Test]
    public void A_sheet_leaves_alone_what_it_has_no_column_of_and_an_empty_cell_takes_away()
    {
        RegistryDiff diff = RegistryFiles.Diff(State, RegistryFiles.Csv("sites", "id,latitude,longitude\r\nxining,36.7,\r\n"));

        Assert.That(diff.Changes.Single().Fields, Is.EqualTo((FieldChange[])
        [
            new("latitude", "36.6171", "36.7"), new("longitude", "101.7782", null),
        ]));
    }

    [Test]
    public void What_a_file_does_not_name_stays_unless_it_is_to_replace()
    {
        RegistryImport file = RegistryFiles.Json("""
            "services": [ ], "links": [ ]
            """);

        Assert.That(RegistryFiles.Diff(State, file).Changes, Is.Empty);
        Assert.That(RegistryFiles.Diff(State, file, replaces: true).Changes.Select(c => (c.Kind, c.Key.ToString())), Is.EqualTo(((ChangeKind, string)[])
        [
            (ChangeKind.Retired, "service/qhws"), (ChangeKind.Retired, "link/qhws-33"),
        ]));
    }

    [Test]
    public void What_others_refer_to_does_not_retire() =>
        Assert.That(
            RegistryFiles.Mistakes(State, RegistryFiles.Json("""
                "retired": [ "organisation/qhtv" ]
                """)),
            Is.EqualTo((string[])["registry service/qhws: organisation: there is no organisation/qhtv"]));

    [Test]
    public void A_change_written_as_a_document_makes_the_same_change()
    {
        RegistryDiff diff = RegistryFiles.Diff(State, RegistryFiles.Json("""
            "sites": [ { "id": "haidong", "name": "海东" } ], "links": [ ], "multiplexes": [ { "id": "dtmb-33", "name": "另名" } ]
            """), replaces: true);
        RegistryImport import = new();
        import.AddJson(Monitoring.Registry.Export.JsonExport.Write(1, diff), "x.json");

        RegistryDiff again = RegistryFiles.Diff(State, import);

        Assert.That(again.Summary, Is.EqualTo("1 added, 1 changed, 2 retired, 0 revived, 2 unchanged").And.EqualTo(diff.Summary));
        Assert.That(again.Changes.Select(c => (c.Kind, c.Key)), Is.EqualTo(diff.Changes.Select(c => (c.Kind, c.Key))));
    }

    [Test]
    public void An_id_is_never_given_twice_but_may_come_back()
    {
        RegistryState retired = RegistryFiles.After(State, RegistryFiles.Diff(State, RegistryFiles.Json("""
            "retired": [ "site/xining", "site/never" ]
            """)));
        RegistryImport again = RegistryFiles.Json("""
            "sites": [ { "id": "xining", "name": "别处" } ]
            """);

        Assert.That(RegistryFiles.Mistakes(retired, again).Single(), Is.EqualTo(
            "registry.json sites[0]: id: site/xining was retired at 2026-10-01T00:00:00Z and ids are not given twice: choose another, or revive it"));
        Assert.That(RegistryFiles.Diff(retired, again, revives: true).Changes.Single().Kind, Is.EqualTo(ChangeKind.Revived));
    }

    [TestCase("id,name,latitude\nxining,西宁,九十", "sites.csv line 2: latitude: '九十' is no number from -90 to 90 with at most 8 decimals after a point")]
    [TestCase("id,name,latitude\n\n\nxining,\"a\nb\",1", "sites.csv line 4: name: holds a control character or half a character: write it again")]
    [TestCase("id,name,longitude\na,A,1\nb,B,181", "sites.csv line 3: longitude: '181' is no number from -180 to 180 with at most 8 decimals after a point")]
    [TestCase("id,name,guaranteeLevel\na,A,四级", "sites.csv line 2: guaranteeLevel: '四级' is none of 1, 2, 3")]
    [TestCase("id,name\nA B,x", "sites.csv line 2: id: 'A B' is none: 1 to 64 characters of a-z, 0-9 and hyphen, not at the ends")]
    [TestCase("id,name\na,", "sites.csv line 2: name: is missing")]
    [TestCase("id,name\na,A\na,B", "sites.csv line 3: id: site/a stands at sites.csv line 2 already")]
    [TestCase("id,name,organisation\na,A,nobody", "sites.csv line 2: organisation: there is no organisation/nobody")]
    [TestCase("id,name\na,A,B", "sites.csv line 2: has 3 cells, the header names 2")]
    [TestCase("name\nA", "sites.csv line 1: there is no column id")]
    [TestCase("", "sites.csv: is empty: its first line must name the columns: id,name,nameEn,organisation,type,guaranteeLevel,region,address,latitude,longitude,altitudeMetres,note")]
    [TestCase("id,name\na,x\"y", "sites.csv line 2: a quotation mark stands where none may: put the cell in quotation marks and double those within")]
    public void A_mistake_of_a_sheet_is_one_line_with_its_place(string sheet, string line) =>
        Assert.That(RegistryFiles.Mistakes(RegistryState.Empty, RegistryFiles.Csv("sites", sheet)), Is.EqualTo((string[])[line]));

    [TestCase("\"sites\": [ { \"id\": \"a\", \"name\": \"A\", \"colour\": 1 } ]", "registry.json sites[0]: colour: a site has no such field: id, name,")]
    [TestCase("\"places\": [ ]", "registry.json: 'places' is no list of the registry: organisations, sites,")]
    [TestCase("\"sites\": 1", "registry.json sites: must be a list")]
    [TestCase("\"sites\": [ 1 ]", "registry.json sites[0]: must be an object")]
    [TestCase("\"sites\": [ { \"id\": { } } ]", "registry.json sites[0]: id: must be text, a number or a list of texts")]
    [TestCase("\"sites\": [ { \"id\": 1 \"name\" } ]", "registry.json line 1: is no JSON:")]
    [TestCase("\"services\": [ { \"id\": \"a\", \"name\": \"A\", \"entities\": [ \"p/i\" ] } ]", "registry.json services[0]: entities: 'p/i' is no measured entity of a service: write probe/input/serviceId")]
    [TestCase("\"links\": [ { \"id\": \"a\", \"from\": \"x\", \"to\": \"site/y\" } ]", "registry.json links[0]: from: 'x' names no object: write kind/id")]
    public void A_mistake_of_a_document_is_one_line_with_its_place(string lists, string line) =>
        Assert.That(RegistryFiles.Mistakes(RegistryState.Empty, RegistryFiles.Json(lists))[0], Does.StartWith(line));

    [Test]
    public void A_measured_entity_belongs_to_one_object_of_a_kind() =>
        Assert.That(
            RegistryFiles.Mistakes(State, RegistryFiles.Json("""
                "services": [ { "id": "other", "name": "B", "entities": [ "xining-01/dtmb-33/101" ] } ]
                """)),
            Is.EqualTo((string[])["registry service/qhws: entities: xining-01/dtmb-33/101 is linked to service/other already"]));

    [Test]
    public void A_chain_that_goes_round_is_refused_with_its_way()
    {
        IReadOnlyList<string> mistakes = RegistryFiles.Mistakes(State, RegistryFiles.Json("""
            "carriers": [ { "id": "c", "name": "C" } ],
            "links": [
              { "id": "l1", "from": "multiplex/dtmb-33", "to": "carrier/c" },
              { "id": "l2", "from": "carrier/c", "to": "service/qhws" } ]
            """));

        Assert.That(mistakes, Has.Count.EqualTo(1));
        Assert.That(mistakes[0], Does.Contain("the chain leads back to where it began: ").And.Contain("multiplex/dtmb-33 → carrier/c"));
    }

    [Test]
    public void Chinese_sheets_are_read_as_spreadsheets_save_them()
    {
        const string Sheet = "id,name\r\nxining,西宁南山\r\n";
        byte[] saved = SheetText.EncodingOf("gb18030")!.GetBytes(Sheet);

        foreach (RegistryImport import in (RegistryImport[])
            [
                RegistryFiles.Csv("sites", saved), RegistryFiles.Csv("sites", saved, SheetText.EncodingOf("GBK")),
                RegistryFiles.Csv("sites", [.. Encoding.UTF8.Preamble, .. RegistryFiles.Utf8(Sheet)]), RegistryFiles.Csv("sites", Sheet),
            ])
        {
            Assert.That(RegistryFiles.Diff(RegistryState.Empty, import).Changes.Single().Name, Is.EqualTo("西宁南山"));
        }

        Assert.That(
            RegistryFiles.Csv("sites", Encoding.Unicode.GetBytes(Sheet)).Mistakes,
            Is.EqualTo((string[])["sites.csv: is UTF-16 or no text: save it as CSV UTF-8"]));
    }

    [Test]
    public void A_hopeless_file_costs_a_bounded_number_of_lines()
    {
        string rows = string.Concat(Enumerable.Range(0, 5000).Select(_ => "A,\r\n"));

        Assert.That(RegistryFiles.Mistakes(RegistryState.Empty, RegistryFiles.Csv("sites", "id,name\r\n" + rows)), Has.Count.LessThanOrEqualTo(RegistryLimits.Mistakes + 1));
    }

    [Test]
    public void The_chain_is_told_from_any_of_its_objects()
    {
        RegistryContent content = RegistryFiles.After(State, RegistryFiles.Diff(State, RegistryFiles.Json("""
            "probes": [ { "id": "p", "name": "P" } ],
            "inputs": [ { "id": "i", "name": "I", "probe": "p" } ],
            "transmitters": [ { "id": "t", "name": "T", "site": "xining" } ],
            "links": [
              { "id": "l1", "from": "multiplex/dtmb-33", "to": "transmitter/t" },
              { "id": "l2", "from": "transmitter/t", "to": "input/i" } ]
            """))).Content;

        Assert.That(
            content.Chain.Downstream(new RegistryKey("service", "qhws")).Select(s => $"{s.Depth} {s.Target.Key}"),
            Is.EqualTo((string[])["1 multiplex/dtmb-33", "2 transmitter/t", "3 input/i"]));
        Assert.That(
            content.Chain.Upstream(new RegistryKey("transmitter", "t")).Select(s => $"{s.Depth} {s.Target.Key}"),
            Is.EqualTo((string[])["1 multiplex/dtmb-33", "2 service/qhws"]));
        Assert.That(content.Measured("service", "xining-01/dtmb-33/101")?.Key.Id, Is.EqualTo("qhws"));
    }
}
