using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Analysis.Tables;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables;

/// <summary>
/// The JSON document <c>monitoring.tables/1</c>, a public and versioned contract. What describes the document is camelCase; fields of tables
/// are named as in their standard. A number that stands for something is an object of value and meaning, a text one of text, character table, the rule that
/// led to it, and bytes.
/// Absent means not known, and the same input gives the same bytes.
/// </summary>
internal static class TablesDocument
{
    private const string CurrentSchema = "monitoring.tables/1";

    private static readonly JsonWriterOptions Options =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, string input, TableReader reader, NetworkRules rules)
    {
        using (Utf8JsonWriter json = new(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", CurrentSchema);
            json.WriteString("input", input);
            json.WriteNumber("packets", reader.Packets);
            json.WriteNumber("packetSize", reader.PacketSize);
            json.WriteStartArray("tables");
            foreach (IGrouping<SectionKey, KeyValuePair<SectionKey, List<KeptSection>>> table in
                reader.Archive.Sections.GroupBy(s => s.Key.Table))
            {
                WriteTable(json, table.Key, [.. table.SelectMany(s => s.Value)], rules);
                json.Flush();
            }

            json.WriteEndArray();
            json.WriteStartArray("crcErrors");
            foreach (TablePid pid in reader.Damaged)
            {
                json.WriteStartObject();
                json.WriteNumber("pid", pid.Pid.Value);
                json.WriteNumber("count", pid.CrcErrors);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("sectionsLeftOff", reader.Archive.LeftOff);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        output.Flush();
    }

    private static void WriteTable(Utf8JsonWriter json, SectionKey key, KeptSection[] sections, NetworkRules rules)
    {
        json.WriteStartObject();
        json.WriteNumber("pid", key.Pid);
        json.WriteNumber("tableId", key.TableId);
        if (TableNames.Of(key.TableId) is { } name)
        {
            json.WriteString("name", name);
        }

        if (sections[0].Header.SectionSyntaxIndicator)
        {
            json.WriteNumber("tableIdExtension", key.Extension);
            json.WriteNumber("version", key.Version);
            json.WriteBoolean("current", !key.IsNext);
        }

        json.WriteStartArray("sections");
        foreach (KeptSection section in sections)
        {
            WriteSection(json, section, rules);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter json, KeptSection section, NetworkRules rules)
    {
        json.WriteStartObject();
        if (section.Header.SectionSyntaxIndicator)
        {
            json.WriteNumber("sectionNumber", section.Header.SectionNumber);
            json.WriteNumber("lastSectionNumber", section.Header.LastSectionNumber);
        }

        json.WriteNumber("received", section.Received);
        json.WriteNumber("firstPacket", section.FirstPacket);
        json.WriteNumber("lastPacket", section.LastPacket);
        json.WriteNumber("length", section.Bytes.Length);
        if (section.Header.HasCrc)
        {
            json.WriteString("crc32", Convert.ToHexString(section.Bytes.AsSpan()[^SectionLimits.CrcSize..]));
        }

        json.WritePropertyName("content");
        WriteFields(json, SectionCatalogue.Describe(section.Header, section.Bytes, rules.IsChinese), rules);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, FieldList fields, NetworkRules rules)
    {
        json.WriteStartObject();
        if (fields.Title is { } title)
        {
            json.WriteString("descriptor", title);
        }

        foreach (TableField field in fields.Fields)
        {
            WriteField(json, field, rules);
        }

        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, TableField field, NetworkRules rules)
    {
        switch (field)
        {
            case NumberField number:
                json.WriteNumber(field.Name, number.Value);
                break;
            case CodedField coded:
                json.WriteStartObject(field.Name);
                json.WriteNumber("value", coded.Value);
                if (coded.Meaning is { } meaning)
                {
                    json.WriteString("meaning", meaning);
                }

                json.WriteEndObject();
                break;
            case QuantityField quantity:
                json.WriteNumber($"{field.Name}_{quantity.Unit}", quantity.Value);
                break;
            case FlagField flag:
                json.WriteBoolean(field.Name, flag.Value);
                break;
            case WordField word:
                json.WriteString(field.Name, word.Value);
                break;
            case BytesField bytes:
                json.WriteString(field.Name, bytes.Bytes);
                break;
            case TextField text:
                WriteText(json, text, text.Read(rules.UntaggedText));
                break;
            case LoopField loop:
                json.WriteStartArray(field.Name);
                foreach (FieldList round in loop.Items)
                {
                    WriteFields(json, round, rules);
                }

                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException(field.GetType().Name);
        }
    }

    private static void WriteText(Utf8JsonWriter json, TextField field, DecodedText read)
    {
        json.WriteStartObject(field.Name);
        json.WriteString("text", read.Text);
        json.WriteString("charset", read.Table.ToName());
        json.WriteString("rule", read.Rule.ToWord());
        json.WriteString("bytes", field.Bytes);
        json.WriteEndObject();
    }
}
