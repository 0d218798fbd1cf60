using System.Text.Json;
using System.Text.Unicode;

namespace Monitoring.Alerting.Rules;

/// <summary>One value of a settings file and where it stands.</summary>
/// <param name="Group">Name of the object it stands in; empty at the top.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Value">What was written.</param>
public sealed record JsonSetting(string Group, string Name, int Line, JsonElement Value)
{
    private const int MaxSettings = 10_000;

    /// <summary>Name with its group.</summary>
    public string Path => Group.Length == 0 ? Name : $"{Group}.{Name}";

    /// <summary>
    /// Reads an object of values and of objects of values. Comments and trailing commas are allowed. Null, and one line saying where
    /// and why, when the text is not that.
    /// </summary>
    public static IReadOnlyList<JsonSetting>? ReadAll(ReadOnlySpan<byte> utf8, out string? problem)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            problem = "text that is not valid UTF-8 (save the file as UTF-8)";
            return null;
        }

        var reader = new Utf8JsonReader(
            utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 });
        List<JsonSetting> settings = [];
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                problem = "line 1: an object is needed, { … }";
                return null;
            }

            ReadObject(ref reader, utf8, string.Empty, settings);
            reader.Read();
            problem = null;
            return settings;
        }
        catch (JsonException exception)
        {
            string reason = exception.Message.Split(" LineNumber:", 2)[0];
            problem = $"line {(exception.LineNumber ?? 0) + 1}: not valid JSON: {reason}";
            return null;
        }
    }

    private static void ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string group, List<JsonSetting> settings)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            int line = utf8[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject && group.Length == 0)
            {
                ReadObject(ref reader, utf8, name, settings);
            }
            else
            {
                using var value = JsonDocument.ParseValue(ref reader);
                settings.Add(new JsonSetting(group, name, line, value.RootElement.Clone()));
            }

            if (settings.Count > MaxSettings)
            {
                throw new JsonException($"more than {MaxSettings} settings", path: null, line - 1, bytePositionInLine: null);
            }
        }
    }
}
