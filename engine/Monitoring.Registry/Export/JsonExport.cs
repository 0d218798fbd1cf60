using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Import;

namespace Monitoring.Registry.Export;

/// <summary>Writes the registry as one document <c>monitoring.registry/1</c>: the same content gives the same bytes.</summary>
public static class JsonExport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Everything, UTF-8.</summary>
    public static byte[] Write(RegistryState state) =>
        Write(state.Revision, state.At, state.Content.OfKind, state.Retired.Keys);

    /// <summary>Only what a change is about: imported into the revision it was worked out from, the document makes that change.</summary>
    public static byte[] Write(long revision, RegistryDiff diff) => Write(
        revision, time: null, kind => diff.Changes.Where(c => c.After is not null && c.Key.Kind == kind).Select(c => c.After!),
        diff.Changes.Where(c => c.Kind == ChangeKind.Retired).Select(c => c.Key));

    private static byte[] Write(
        long revision, DateTimeOffset? time, Func<string, IEnumerable<RegistryObject>> objectsOf, IEnumerable<RegistryKey> retired)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", JsonImport.Schema);
            json.WriteNumber("revision", revision);
            if (time is DateTimeOffset at)
            {
                json.WriteString("at", at.UtcDateTime);
            }

            foreach (RegistryKind kind in RegistryKinds.All)
            {
                json.WriteStartArray(kind.Plural);
                foreach (RegistryObject item in objectsOf(kind.Word))
                {
                    WriteObject(json, item);
                }

                json.WriteEndArray();
            }

            json.WriteStartArray(JsonImport.Retired);
            foreach (RegistryKey key in retired.Order())
            {
                json.WriteStringValue(key.ToString());
            }

            json.WriteEndArray();
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
