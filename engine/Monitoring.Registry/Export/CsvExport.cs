using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Monitoring.Registry.Export;

/// <summary>Writes the objects of one kind as a sheet: RFC 4180, UTF-8 with the byte order mark that spreadsheets look for.</summary>
public static class CsvExport
{
    /// <summary>The file.</summary>
    public static byte[] Write(RegistryContent content, RegistryKind kind)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (CsvWriter csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            csv.WriteField("id");
            foreach (RegistryField field in kind.Fields)
            {
                csv.WriteField(field.Name);
            }

            csv.NextRecord();
            foreach (RegistryObject item in content.OfKind(kind.Word))
            {
                csv.WriteField(item.Key.Id);
                foreach (RegistryField field in kind.Fields)
                {
                    string value = item.Value(field.Name) ?? string.Empty;
                    csv.WriteField(field.Type is FieldType.Number or FieldType.Whole ? value : CellText.ToSheet(value));
                }

                csv.NextRecord();
            }
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
