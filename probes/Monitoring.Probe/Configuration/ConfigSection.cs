using System.Globalization;
using System.Text.Json;

using Monitoring.Contracts.Operations;

namespace Monitoring.Probe.Configuration;

/// <summary>
/// Takes the known keys out of one object, collecting every mistake instead of stopping at the first:
/// unknown and doubled keys, wrong types, values out of range.
/// </summary>
internal sealed class ConfigSection
{
    private readonly ConfigNode _node;
    private readonly ICollection<ConfigMistake> _mistakes;
    private readonly Dictionary<string, ConfigNode> _values = new(StringComparer.Ordinal);

    private ConfigSection(ConfigNode node, ICollection<ConfigMistake> mistakes)
    {
        _node = node;
        _mistakes = mistakes;
    }

    public int Line => _node.Line;

    /// <summary>Opens an object that may hold exactly the keys named; null, and a mistake, when it is no object.</summary>
    public static ConfigSection? Open(ConfigNode node, ICollection<ConfigMistake> mistakes, params ReadOnlySpan<string> known)
    {
        if (node.Token != JsonTokenType.StartObject)
        {
            mistakes.Add(new ConfigMistake(node.Line, node.Path, $"is {node.Kind} (write an object: {{ … }})"));
            return null;
        }

        ConfigSection section = new(node, mistakes);
        foreach (ConfigMember member in node.Members)
        {
            if (!known.Contains(member.Key))
            {
                mistakes.Add(new ConfigMistake(member.Line, member.Value.Path, UnknownKey(member.Key, known)));
            }
            else if (!section._values.TryAdd(member.Key, member.Value))
            {
                mistakes.Add(new ConfigMistake(member.Line, member.Value.Path, "is there twice in one object (keep one)"));
            }
        }

        return section;
    }

    public ConfigNode? Node(string key) => _values.GetValueOrDefault(key);

    /// <summary>A text; null when absent or null in the document. A mistake when required and absent, or of another type.</summary>
    public string? Text(string key, bool required = false)
    {
        ConfigNode? node = Present(key, required);
        if (node is null)
        {
            return null;
        }

        if (node.Token != JsonTokenType.String)
        {
            Report(key, $"is {node.Kind} (write a text in quotes)");
            return null;
        }

        return node.Text;
    }

    /// <summary>A whole number within limits.</summary>
    public long? Integer(string key, long least, long most, bool required = false)
    {
        ConfigNode? node = Present(key, required);
        if (node is null)
        {
            return null;
        }

        if (node.Token == JsonTokenType.Number
            && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= least && value <= most)
        {
            return value;
        }

        Report(key, string.Create(
            CultureInfo.InvariantCulture,
            $"{(node.Token == JsonTokenType.Number ? node.Text + " is not" : "is " + node.Kind + ", not")} a whole number from {least} to {most}"));
        return null;
    }

    /// <summary>A number within limits.</summary>
    public double? Number(string key, double least, double most)
    {
        ConfigNode? node = Present(key, required: false);
        if (node is null)
        {
            return null;
        }

        if (node.Token == JsonTokenType.Number
            && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= least && value <= most)
        {
            return value;
        }

        Report(key, string.Create(
            CultureInfo.InvariantCulture,
            $"{(node.Token == JsonTokenType.Number ? node.Text + " is not" : "is " + node.Kind + ", not")} a number from {least} to {most}"));
        return null;
    }

    /// <summary>The elements of a list, empty when absent.</summary>
    public IReadOnlyList<ConfigNode> List(string key, int most, bool required = false)
    {
        ConfigNode? node = Present(key, required);
        if (node is null)
        {
            return [];
        }

        if (node.Token != JsonTokenType.StartArray)
        {
            Report(key, $"is {node.Kind} (write a list: [ … ])");
            return [];
        }

        if (node.Items.Count > most)
        {
            Report(key, string.Create(CultureInfo.InvariantCulture, $"has {node.Items.Count} elements, at most {most} are allowed"));
            return [];
        }

        return node.Items;
    }

    public void Report(string key, string text)
    {
        ConfigNode? node = Node(key);
        string path = _node.Path.Length == 0 ? key : $"{_node.Path}.{key}";
        _mistakes.Add(new ConfigMistake(node?.Line ?? Line, path, text));
    }

    private static string UnknownKey(string key, ReadOnlySpan<string> known)
    {
        string? near = Spelling.Nearest(key, known);
        return near is null
            ? $"unknown key (known here: {string.Join(", ", known!)})"
            : $"unknown key (did you mean \"{near}\"?)";
    }

    private ConfigNode? Present(string key, bool required)
    {
        ConfigNode? node = Node(key);
        if (node is not null && node.Token != JsonTokenType.Null)
        {
            return node;
        }

        if (required)
        {
            Report(key, "is missing (it is required)");
        }

        return null;
    }
}
