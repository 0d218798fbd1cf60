using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Otlp;

/// <summary>Attributes as texts: <c>KeyValue { string key = 1; AnyValue value = 2; }</c> of opentelemetry.proto.common.v1.</summary>
internal static class OtlpAttributes
{
    /// <summary>Attributes of one thing.</summary>
    public const int Most = 128;

    /// <summary>Reads one; false for bytes that no encoder wrote.</summary>
    /// <param name="bytes">The KeyValue.</param>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value as text; null where it is a list, a map or bytes, which name no series.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out string key, out string? value)
    {
        key = string.Empty;
        value = string.Empty;
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            bool isRead = (fields.Number, fields.IsBytes) switch
            {
                (1, true) => TryReadText(fields.Bytes, out key),
                (2, true) => TryReadValue(fields.Bytes, out value),
                _ => true,
            };
            if (!isRead)
            {
                return false;
            }
        }

        return !fields.IsMalformed;
    }

    /// <summary>Reads a text; false where it is not UTF-8.</summary>
    public static bool TryReadText(ReadOnlySpan<byte> bytes, out string text)
    {
        bool isText = Utf8.IsValid(bytes);
        text = isText ? Encoding.UTF8.GetString(bytes) : string.Empty;
        return isText;
    }

    private static bool TryReadValue(ReadOnlySpan<byte> bytes, out string? value)
    {
        value = string.Empty;
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            switch (fields.Number)
            {
                case 1 when fields.IsBytes:
                    if (!TryReadText(fields.Bytes, out string text))
                    {
                        return false;
                    }

                    value = text;
                    break;
                case 2 when fields.IsVarint:
                    value = fields.Value != 0 ? "true" : "false";
                    break;
                case 3 when fields.IsVarint:
                    value = unchecked((long)fields.Value).ToString(CultureInfo.InvariantCulture);
                    break;
                case 4 when fields.IsFixed64:
                    value = fields.Double.ToString("R", CultureInfo.InvariantCulture);
                    break;
                case 5 or 6 or 7:
                    value = null;
                    break;
            }
        }

        return !fields.IsMalformed;
    }
}
