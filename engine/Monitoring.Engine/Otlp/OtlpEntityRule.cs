using System.Text;
using Monitoring.Contracts.Identity;

namespace Monitoring.Engine.Otlp;

/// <summary>Which entity a resource is.</summary>
/// <param name="When">Attributes it must have: a text, with <c>*</c> at the end all that begin so.</param>
/// <param name="Entity">Path of the entity; <c>{key}</c> stands for an attribute, written as a name.</param>
public sealed record OtlpEntityRule(IReadOnlyDictionary<string, string> When, string Entity)
{
    private const int MostNameCharacters = 64;

    /// <summary>Whether a text is, or begins as, a pattern says.</summary>
    internal static bool Fits(string pattern, string text) =>
        pattern.EndsWith('*') ? text.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : text == pattern;

    /// <summary>Whether a resource has all it takes, and all that the entity is named after.</summary>
    public bool Fits(IReadOnlyDictionary<string, string> resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return When.All(w => resource.TryGetValue(w.Key, out string? value) && value.Length > 0 && Fits(w.Value, value))
            && Keys(Entity).All(key => resource.TryGetValue(key, out string? value) && value.Length > 0);
    }

    /// <summary>The entity of a resource that fits.</summary>
    public bool TryName(IReadOnlyDictionary<string, string> resource, out EntityId entity)
    {
        ArgumentNullException.ThrowIfNull(resource);
        string path = Entity;
        foreach (string key in Keys(Entity))
        {
            path = path.Replace($"{{{key}}}", NameOf(resource[key]), StringComparison.Ordinal);
        }

        return EntityId.TryParse(path, out entity);
    }

    /// <summary>The attributes a path is made of.</summary>
    internal static IEnumerable<string> Keys(string path)
    {
        for (int open = path.IndexOf('{', StringComparison.Ordinal); open >= 0; open = path.IndexOf('{', open + 1))
        {
            int close = path.IndexOf('}', open);
            if (close > open + 1)
            {
                yield return path[(open + 1)..close];
            }
        }
    }

    /// <summary>A text as a name: small letters, and a hyphen for what a name cannot hold.</summary>
    private static string NameOf(string text)
    {
        StringBuilder name = new();
        foreach (char c in text.Take(MostNameCharacters))
        {
            char small = char.ToLowerInvariant(c);
            _ = name.Append(char.IsAsciiLetterLower(small) || char.IsAsciiDigit(small) || small is '.' or '-' or '_' ? small : '-');
        }

        return name.ToString();
    }
}
