using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Monitoring.Registry.Import;

/// <summary>Reads a CSV file (RFC 4180): a header with the names of fields, then an object a row.</summary>
internal sealed class CsvImport(RegistryImport target, MistakeList mistakes, string file, RegistryKind kind)
{
    private const int LongestRow = 128 * 1024;

    public void Read(string text)
    {
        bool isBroken = false;
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            BadDataFound = _ => isBroken = true,
            MaxFieldSize = LongestRow,
        };
        using StringReader reader = new(text);
        using CsvParser parser = new(reader, configuration);
        target.StartKind(kind, file);
        try
        {
            string?[]? header = parser.Read() ? Header(parser.Record!, $"{file} line {parser.RawRow}") : null;
            if (header is null)
            {
                if (!mistakes.Any)
                {
                    mistakes.Add(file, $"is empty: its first line must name the columns: id,{string.Join(',', kind.Fields.Select(f => f.Name))}");
                }

                return;
            }

            while (parser.Read() && Row(header, parser.Record!, $"{file} line {FirstLine(parser)}", isBroken))
            {
                isBroken = false;
            }
        }
        catch (MaxFieldSizeException)
        {
            mistakes.Add($"{file} line {parser.RawRow}", $"a cell has more than {LongestRow} characters: is a quotation mark missing?");
        }
    }

    /// <summary>A row may have lines within its quotation marks; the parser counts the last.</summary>
    private static int FirstLine(CsvParser parser) => parser.RawRow - parser.RawRecord.AsSpan().Trim("\r\n").Count('\n');

    private string?[]? Header(string[] cells, string place)
    {
        if (cells.Length > RegistryLimits.Columns)
        {
            mistakes.Add(place, $"{cells.Length} columns, at most {RegistryLimits.Columns} are taken");
            return null;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        string?[] fields = new string?[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            string name = cells[i].Trim();
            if (name.Length == 0)
            {
                continue;
            }

            if (name != "id" && kind.Field(name) is null)
            {
                string known = $"columns of {kind.Plural}: id, {string.Join(", ", kind.Fields.Select(f => f.Name))}";
                mistakes.Add(place, $"column {i + 1}: '{FieldValue.Quoted(name)}' is none; {known}"
                    + (name.Contains(';', StringComparison.Ordinal) || name.Contains('\t', StringComparison.Ordinal) ? "; columns are apart by commas" : string.Empty));
            }
            else if (!seen.Add(name))
            {
                mistakes.Add(place, $"column {i + 1}: '{name}' stands twice");
            }

            fields[i] = name;
        }

        if (!mistakes.Any && !seen.Contains("id"))
        {
            mistakes.Add(place, "there is no column id");
        }

        return mistakes.Any ? null : fields;
    }

    private bool Row(string?[] header, string[] cells, string place, bool isBroken)
    {
        if (isBroken)
        {
            mistakes.Add(place, "a quotation mark stands where none may: put the cell in quotation marks and double those within");
            return !mistakes.IsFull;
        }

        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return true;
        }

        if (cells.Length != header.Length && cells.Skip(header.Length).Any(c => c.Length > 0))
        {
            mistakes.Add(place, $"has {cells.Length} cells, the header names {header.Length}");
            return !mistakes.IsFull;
        }

        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (int i = 0; i < header.Length; i++)
        {
            if (header[i] is string name)
            {
                values[name] = i < cells.Length ? CellText.FromSheet(cells[i]) : string.Empty;
            }
        }

        values.Remove("id", out string? id);
        return target.Add(new ImportedRow(kind, place, id!.Trim(), values));
    }
}
