namespace Monitoring.Registry;

/// <summary>
/// The name of an object, written <c>kind/id</c>. An id is 1 to 64 characters of a-z, 0-9 and hyphen, with a letter or digit at both
/// ends. It is given once: what is retired keeps it, so that last year's report still says what it meant.
/// </summary>
/// <param name="Kind">The kind's word.</param>
/// <param name="Id">Unique among the objects of its kind, past ones as well.</param>
public readonly record struct RegistryKey(string Kind, string Id) : IComparable<RegistryKey>
{
    public static bool operator <(RegistryKey left, RegistryKey right) => left.CompareTo(right) < 0;

    public static bool operator <=(RegistryKey left, RegistryKey right) => left.CompareTo(right) <= 0;

    public static bool operator >(RegistryKey left, RegistryKey right) => left.CompareTo(right) > 0;

    public static bool operator >=(RegistryKey left, RegistryKey right) => left.CompareTo(right) >= 0;

    /// <summary>Whether a text may be an id.</summary>
    public static bool IsId(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > RegistryLimits.IdCharacters || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads <c>kind/id</c>; false for a kind that is none, or a text that is no id.</summary>
    public static bool TryParse(string? text, out RegistryKey key)
    {
        key = default;
        int slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        if (slash < 0 || RegistryKinds.Find(text![..slash]) is not RegistryKind kind || !IsId(text.AsSpan(slash + 1)))
        {
            return false;
        }

        key = new RegistryKey(kind.Word, text[(slash + 1)..]);
        return true;
    }

    /// <summary>By kind in the order people read them, then by id.</summary>
    public int CompareTo(RegistryKey other)
    {
        int byKind = RegistryKinds.OrderOf(Kind).CompareTo(RegistryKinds.OrderOf(other.Kind));
        return byKind != 0 ? byKind : string.CompareOrdinal(Id, other.Id);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Id}";
}
