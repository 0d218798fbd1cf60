using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// Values of OTLP in JSON, which are those of protobuf's JSON with one difference: enumerations are integers. A 64-bit integer is a text or
/// a number, a double may be <c>"NaN"</c>, <c>"Infinity"</c> or <c>"-Infinity"</c>, and null is as if it were not there.
/// What is none of it ends the reading with a <see cref="FormatException"/> that says what there must be, and where.
/// </summary>
internal static class OtlpJson
{
    /// <summary>From the name of a field to its value; false where that is null.</summary>
    public static bool HasValue(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType != JsonTokenType.Null;
    }

    /// <summary>From the name of a field to the start of its object or list; false where its value is null.</summary>
    public static bool Opens(ref Utf8JsonReader json, JsonTokenType start)
    {
        bool hasValue = HasValue(ref json);
        if (hasValue)
        {
            Demand(json, start);
        }

        return hasValue;
    }

    /// <summary>To the next object of a list; false at its end.</summary>
    public static bool NextObject(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        Demand(json, JsonTokenType.StartObject);
        return true;
    }

    /// <summary>To the name of the next field of an object; false at its end.</summary>
    public static bool NextField(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>A text; empty for null.</summary>
    public static string Text(ref Utf8JsonReader json)
    {
        if (!HasValue(ref json))
        {
            return string.Empty;
        }

        Demand(json, JsonTokenType.String);
        return json.GetString()!;
    }

    /// <summary>True or false; false for null.</summary>
    public static bool Truth(ref Utf8JsonReader json) => HasValue(ref json) && json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw Wrong(json, "true or false"),
    };

    /// <summary>An integer without a sign, as fixed64, uint32 and enumerations are; 0 for null.</summary>
    public static ulong Unsigned(ref Utf8JsonReader json)
    {
        if (!HasValue(ref json))
        {
            return 0;
        }

        ReadOnlySpan<byte> digits = Digits(json);
        return Utf8Parser.TryParse(digits, out ulong value, out int read) && read == digits.Length ? value
            : ulong.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? value
            : throw Wrong(json, "an integer that is not negative");
    }

    /// <summary>An integer; 0 for null.</summary>
    public static long Signed(ref Utf8JsonReader json)
    {
        if (!HasValue(ref json))
        {
            return 0;
        }

        ReadOnlySpan<byte> digits = Digits(json);
        return Utf8Parser.TryParse(digits, out long value, out int read) && read == digits.Length ? value
            : long.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? value
            : throw Wrong(json, "an integer");
    }

    /// <summary>A double; 0 for null.</summary>
    public static double Real(ref Utf8JsonReader json)
    {
        if (!HasValue(ref json))
        {
            return 0;
        }

        return double.TryParse(Digits(json), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : throw Wrong(json, "a number");
    }

    /// <summary>
    /// <c>AnyValue</c> as text; null where it is a list, a map or bytes, which name no series.
    /// </summary>
    public static string? AnyValue(ref Utf8JsonReader json)
    {
        string? value = string.Empty;
        if (!Opens(ref json, JsonTokenType.StartObject))
        {
            return value;
        }

        while (NextField(ref json))
        {
            if (json.ValueTextEquals("stringValue"u8))
            {
                value = Text(ref json);
            }
            else if (json.ValueTextEquals("intValue"u8))
            {
                value = Signed(ref json).ToString(CultureInfo.InvariantCulture);
            }
            else if (json.ValueTextEquals("doubleValue"u8))
            {
                value = Real(ref json).ToString("R", CultureInfo.InvariantCulture);
            }
            else if (json.ValueTextEquals("boolValue"u8))
            {
                value = Truth(ref json) ? "true" : "false";
            }
            else
            {
                value = json.ValueTextEquals("arrayValue"u8) || json.ValueTextEquals("kvlistValue"u8) || json.ValueTextEquals("bytesValue"u8) ? null : value;
                json.Skip();
            }
        }

        return value;
    }

    /// <summary><c>KeyValue</c>: its key, and its value as text.</summary>
    public static (string Key, string? Value) KeyValue(ref Utf8JsonReader json)
    {
        string key = string.Empty;
        string? value = string.Empty;
        while (NextField(ref json))
        {
            if (json.ValueTextEquals("key"u8))
            {
                key = Text(ref json);
            }
            else if (json.ValueTextEquals("value"u8))
            {
                value = AnyValue(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        return (key, value);
    }

    /// <summary>Ends the reading where the reader does not stand on what there must be.</summary>
    public static void Demand(in Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
        {
            throw Wrong(json, type switch
            {
                JsonTokenType.StartObject => "an object",
                JsonTokenType.StartArray => "a list",
                _ => "a text",
            });
        }
    }

    private static ReadOnlySpan<byte> Digits(in Utf8JsonReader json) =>
        json.TokenType is JsonTokenType.Number or JsonTokenType.String ? json.ValueSpan : throw Wrong(json, "a number");

    private static FormatException Wrong(in Utf8JsonReader json, string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"what is at byte {json.TokenStartIndex} must be {expected}"));
}
