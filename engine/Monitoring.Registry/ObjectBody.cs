using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Monitoring.Registry;

/// <summary>The text an object is stored as: a JSON object of its fields.</summary>
public static class ObjectBody
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an object, its key apart.</summary>
    public static string Write(RegistryObject item) => JsonSerializer.Serialize(item.Values, Options);

    /// <summary>Reads what was written, by this version or an older one; null for a kind this version does not know.</summary>
    public static RegistryObject? Read(string kind, string id, string body) =>
        RegistryKinds.Find(kind) is RegistryKind known && RegistryKey.IsId(id)
            ? new RegistryObject(
                known, id, JsonSerializer.Deserialize<Dictionary<string, string>>(body, Options)!.ToImmutableSortedDictionary(StringComparer.Ordinal))
            : null;
}
