using System.Globalization;
using System.Text.Json;

namespace Monitoring.Registry.Import;

/// <summary>Reads a document <c>monitoring.registry/1</c>: lists named by the plural of their kind.</summary>
internal sealed class JsonImport(RegistryImport target, MistakeList mistakes, string file)
{
    /// <summary>The name of the contract.</summary>
    public const string Schema = "monitoring.registry/1";

    /// <summary>The list of objects that are no longer in use, as <c>kind/id</c>.</summary>
    public const string Retired = "retired";

    private static readonly string[] Told = ["schema", "revision", "at"];

    public void Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                AllowDuplicateProperties = false,
                MaxDepth = 8,
            });
            Root(document.RootElement);
        }
        catch (JsonException exception)
        {
            mistakes.Add($"{file} line {exception.LineNumber + 1}", $"is no JSON: {exception.Message.ReplaceLineEndings(" ")}");
        }
        catch (InvalidOperationException)
        {
            // the only way the reader has to say that a text is not Unicode
            mistakes.Add(file, "holds a text that is not Unicode: save it as UTF-8, without half characters");
        }
    }

    private void Root(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out JsonElement schema)
            || schema.ValueKind != JsonValueKind.String || schema.GetString() != Schema)
        {
            mistakes.Add(file, $"must be an object with \"schema\": \"{Schema}\"");
            return;
        }

        foreach (JsonProperty property in root.EnumerateObject().Where(p => !Told.Contains(p.Name, StringComparer.Ordinal)))
        {
            RegistryKind? kind = RegistryKinds.All.FirstOrDefault(k => k.Plural == property.Name);
            if (property.Name == Retired)
            {
                TakeRetired(property.Value);
            }
            else if (kind is null)
            {
                mistakes.Add(file, $"'{FieldValue.Quoted(property.Name)}' is no list of the registry: {string.Join(", ", RegistryKinds.All.Select(k => k.Plural))}");
            }
            else if (property.Value.ValueKind != JsonValueKind.Array)
            {
                mistakes.Add($"{file} {kind.Plural}", "must be a list");
            }
            else
            {
                target.StartKind(kind, $"{file} {kind.Plural}");
                if (!Rows(kind, property.Value))
                {
                    return;
                }
            }
        }
    }

    private void TakeRetired(JsonElement list)
    {
        int index = 0;
        foreach (JsonElement element in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToArray() : [list])
        {
            if (element.ValueKind != JsonValueKind.String || !RegistryKey.TryParse(element.GetString(), out RegistryKey key) || !target.Retire(key))
            {
                mistakes.Add($"{file} {Retired}[{index}]", $"must be kind/id of an object, at most {RegistryLimits.Objects} of them");
            }

            index++;
        }
    }

    private bool Rows(RegistryKind kind, JsonElement list)
    {
        int index = 0;
        foreach (JsonElement element in list.EnumerateArray())
        {
            string place = $"{file} {kind.Plural}[{index++}]";
            if (element.ValueKind != JsonValueKind.Object)
            {
                mistakes.Add(place, "must be an object");
                continue;
            }

            // a document states objects whole: a field it leaves out is not known
            var cells = kind.Fields.ToDictionary(f => f.Name, _ => string.Empty, StringComparer.Ordinal);
            string id = string.Empty;
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (property.Name != "id" && kind.Field(property.Name) is null)
                {
                    mistakes.Add(place, $"{FieldValue.Quoted(property.Name)}: a {kind.Word} has no such field: id, {string.Join(", ", kind.Fields.Select(f => f.Name))}");
                }
                else if (Text(property.Value) is not string text)
                {
                    mistakes.Add(place, $"{property.Name}: must be text, a number or a list of texts");
                }
                else if (property.Name == "id")
                {
                    id = text;
                }
                else
                {
                    cells[property.Name] = text;
                }
            }

            if (!target.Add(new ImportedRow(kind, place, id, cells)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The text of a value; null for one that none of the fields can hold.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetDecimal(out decimal number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
        JsonValueKind.Null => string.Empty,
        JsonValueKind.Array when value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) =>
            string.Join(' ', value.EnumerateArray().Select(e => e.GetString())),
        _ => null,
    };
}
