using System.Text;
using System.Text.Json;

namespace Monitoring.Probe.Configuration;

/// <summary>A value of a JSON document that remembers its line and its path, for messages that name both.</summary>
internal sealed class ConfigNode
{
    public required JsonTokenType Token { get; init; }

    public required int Line { get; init; }

    public required string Path { get; init; }

    /// <summary>The text of a string, or the digits of a number.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Members of an object in document order, doubles included.</summary>
    public List<ConfigMember> Members { get; } = [];

    public List<ConfigNode> Items { get; } = [];

    /// <summary>The kind of the value in the words of a message.</summary>
    public string Kind => Token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };

    /// <summary>Writes what the value says, however it was laid out: members in the order of their names.</summary>
    public void WriteTo(StringBuilder text)
    {
        _ = text.Append((int)Token).Append(':').Append(Text.Length).Append(':').Append(Text).Append('[');
        foreach (ConfigMember member in Members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            _ = text.Append(member.Key).Append('=');
            member.Value.WriteTo(text);
        }

        foreach (ConfigNode item in Items)
        {
            item.WriteTo(text);
        }

        _ = text.Append(']');
    }
}
