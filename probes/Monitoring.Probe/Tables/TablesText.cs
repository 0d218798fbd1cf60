using System.Globalization;
using Monitoring.Analysis.Tables;
using Monitoring.Probe.Commands;
using Monitoring.Streams.Si;
using Spectre.Console;

namespace Monitoring.Probe.Tables;

/// <summary>The tables for people: a tree for each.</summary>
internal static class TablesText
{
    public static void Write(IAnsiConsole console, string input, TableReader reader, NetworkRules rules)
    {
        long tables = 0;
        foreach (IGrouping<SectionKey, KeyValuePair<SectionKey, List<KeptSection>>> table in
            reader.Archive.Sections.GroupBy(s => s.Key.Table))
        {
            console.Write(Table(table.Key, [.. table.SelectMany(s => s.Value)], rules));
            tables++;
        }

        foreach (TablePid pid in reader.Damaged)
        {
            console.Write(Line($"PID {pid.Pid}: {pid.CrcErrors} sections with a wrong CRC_32, not shown"));
        }

        if (reader.Archive.LeftOff > 0)
        {
            console.Write(Line($"{reader.Archive.LeftOff} sections more came than are kept; narrow them down with --pid or --table"));
        }

        console.Write(Line($"{input}: {tables} tables in {reader.Packets} packets"));
    }

    private static Tree Table(SectionKey key, KeptSection[] sections, NetworkRules rules)
    {
        string name = TableNames.Of(key.TableId) ?? $"table 0x{key.TableId:X2}";
        string version = sections[0].Header.SectionSyntaxIndicator
            ? $", extension 0x{key.Extension:X4} ({key.Extension}), version {key.Version}{(key.IsNext ? ", next" : string.Empty)}"
            : string.Empty;
        Tree tree = new(AnalyzeText.Plain($"{name} (0x{key.TableId:X2}) on PID 0x{key.Pid:X4} ({key.Pid}){version}"));
        foreach (KeptSection section in sections)
        {
            string number = section.Header.SectionSyntaxIndicator
                ? $"section {section.Header.SectionNumber} of {section.Header.LastSectionNumber}"
                : "section";
            TreeNode node = tree.AddNode(AnalyzeText.Plain(
                $"{number}, {section.Bytes.Length} bytes, {section.Received} times, packets {section.FirstPacket} to {section.LastPacket}"));
            AddFields(node, null, SectionCatalogue.Describe(section.Header, section.Bytes, rules.IsChinese), rules);
        }

        return tree;
    }

    /// <summary>Single fields on one line, loops below it.</summary>
    private static void AddFields(TreeNode parent, string? name, FieldList fields, NetworkRules rules)
    {
        string line = string.Join(", ", fields.Fields.Where(f => f is not LoopField).Select(f => Show(f, rules)));
        string? title = fields.Title ?? name;
        TreeNode node = title is null && line.Length == 0
            ? parent
            : parent.AddNode(AnalyzeText.Plain(title is null ? line : $"{title}: {line}".TrimEnd(' ', ':')));
        foreach (LoopField loop in fields.Fields.OfType<LoopField>())
        {
            foreach (FieldList round in loop.Items)
            {
                AddFields(node, loop.Name, round, rules);
            }
        }
    }

    private static string Show(TableField field, NetworkRules rules) => $"{field.Name} {field switch
    {
        NumberField { HexDigits: 0 } number => Decimal(number.Value),
        NumberField number => Hex(number.Value, number.HexDigits),
        CodedField coded => $"{(coded.HexDigits == 0 ? Decimal(coded.Value) : Hex(coded.Value, coded.HexDigits, false))} ({coded.Meaning ?? "not known"})",
        QuantityField quantity => string.Create(CultureInfo.InvariantCulture, $"{quantity.Value:0.######} {quantity.Unit}"),
        FlagField flag => flag.Value ? "1" : "0",
        WordField word => word.Value,
        TextField text => Show(text, text.Read(rules.UntaggedText)),
        BytesField bytes => bytes.Bytes,
        _ => throw new NotSupportedException(field.GetType().Name),
    }}";

    /// <summary>A text, and how it was read where that is not plain.</summary>
    private static string Show(TextField field, DecodedText read)
    {
        string text = $"\"{read.Text.ReplaceLineEndings(" / ")}\"";
        string table = read.Table.ToName();
        string how = read.Rule switch
        {
            TextRule.Plain => string.Empty,
            TextRule.Selected or TextRule.Decided or TextRule.StandardDefault => $" [{table}]",
            TextRule.Recognized => $" [{table}, not selected]",
            TextRule.NetworkDefault => $" [{table} of the network, not selected]",
            TextRule.Corrected => $" [{table}, against its selection]",
            _ => $" [{table}, selection not known]",
        };
        return read.IsComplete ? text + how : $"{text}{how} {field.Bytes}";
    }

    private static string Decimal(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Hex(long value, int digits, bool withDecimal = true)
    {
        string hex = "0x" + value.ToString("X" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return withDecimal && digits > 2 && value > 9 ? $"{hex} ({Decimal(value)})" : hex;
    }

    private static Text Line(string text) => AnalyzeText.Plain(text + "\n");
}
