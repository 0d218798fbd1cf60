using System.Text;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// What a foreign series is called in the store: <c>name:unit{key=value,key=value}</c>, keys in order, unit and braces left out where there
/// is nothing in them. In each part <c>% : { } , =</c> and control characters stand as % and their code in two hexadecimal digits.
/// </summary>
/// <param name="Name">Name of the metric, with the part of a point behind a dot.</param>
/// <param name="Unit">UCUM unit; may be empty.</param>
/// <param name="Attributes">Keys and values, in order.</param>
public sealed record SeriesName(string Name, string Unit, IReadOnlyList<KeyValuePair<string, string>> Attributes)
{
    /// <summary>Puts a name together.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="unit">Its unit; may be empty.</param>
    /// <param name="attributes">What <see cref="AttributesOf"/> gave; may be empty.</param>
    public static string Of(string name, string unit, string attributes) =>
        Escape(name) + (unit.Length > 0 ? ":" + Escape(unit) : string.Empty) + (attributes.Length > 0 ? "{" + attributes + "}" : string.Empty);

    /// <summary>Attributes in order, as they stand between the braces.</summary>
    public static string AttributesOf(IEnumerable<KeyValuePair<string, string>> attributes) => string.Join(
        ',', attributes.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{Escape(a.Key)}={Escape(a.Value)}"));

    /// <summary>Takes a name apart; a text of another form is a name without unit and attributes.</summary>
    public static SeriesName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<KeyValuePair<string, string>> attributes = [];
        int brace = text.IndexOf('{', StringComparison.Ordinal);
        string head = text;
        if (brace >= 0 && text.EndsWith('}'))
        {
            head = text[..brace];
            foreach (string pair in text[(brace + 1)..^1].Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                int equals = pair.IndexOf('=', StringComparison.Ordinal);
                attributes.Add(equals < 0 ? new(Unescape(pair), string.Empty) : new(Unescape(pair[..equals]), Unescape(pair[(equals + 1)..])));
            }
        }

        int colon = head.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? new SeriesName(Unescape(head), string.Empty, attributes)
            : new SeriesName(Unescape(head[..colon]), Unescape(head[(colon + 1)..]), attributes);
    }

    private static bool IsSpecial(char c) => c is '%' or ':' or '{' or '}' or ',' or '=' || c < ' ' || c == 127;

    private static string Escape(string text)
    {
        if (!text.Any(IsSpecial))
        {
            return text;
        }

        StringBuilder escaped = new();
        foreach (char c in text)
        {
            _ = IsSpecial(c) ? escaped.Append('%').Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)) : escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new();
        for (int at = 0; at < text.Length; at++)
        {
            bool isCode = text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);
            _ = plain.Append(isCode ? (char)Convert.ToInt32(text.Substring(at + 1, 2), 16) : text[at]);
            at += isCode ? 2 : 0;
        }

        return plain.ToString();
    }
}
