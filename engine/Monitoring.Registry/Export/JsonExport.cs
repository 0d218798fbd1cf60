using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Registry.Import;

namespace Monitoring.Registry.Export;

/// <summary>Writes the registry as one document <c>monitoring.registry/1</c>: the same content gives the same bytes.</summary>
public static class JsonExport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The document, UTF-8.</summary>
    public static byte[] Write(RegistryState state)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", JsonImport.Schema);
            json.WriteNumber("revision", state.Revision);
            if (state.At is DateTimeOffset at)
            {
                json.WriteString("at", at.UtcDateTime);
            }

            foreach (RegistryKind kind in RegistryKinds.All)
            {
                json.WriteStartArray(kind.Plural);
                foreach (RegistryObject item in state.Content.OfKind(kind.Word))
                {
                    WriteObject(json, item);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>One object with its id.</summary>
    public static void WriteObject(Utf8JsonWriter json, RegistryObject item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Key.Id);
        foreach (RegistryField field in item.Kind.Fields)
        {
            if (item.Value(field.Name) is not string value)
            {
                continue;
            }

            switch (field.Type)
            {
                case FieldType.Number or FieldType.Whole:
                    json.WriteNumber(field.Name, decimal.Parse(value, CultureInfo.InvariantCulture));
                    break;
                case FieldType.Entities:
                    json.WriteStartArray(field.Name);
                    foreach (string path in item.Entities)
                    {
                        json.WriteStringValue(path);
                    }

                    json.WriteEndArray();
                    break;
                default:
                    json.WriteString(field.Name, value);
                    break;
            }
        }

        json.WriteEndObject();
    }
}
