using System.Globalization;
using System.Text;

namespace Monitoring.Registry.Proposals;

/// <summary>Makes ids of what is known of a thing.</summary>
internal static class IdText
{
    private const int Longest = RegistryLimits.IdCharacters - 4;

    /// <summary>The letters a-z and digits of a text, apart by hyphens; empty when it has none.</summary>
    public static string Of(string text)
    {
        StringBuilder id = new();
        foreach (char c in text)
        {
            char lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterLower(lower) || char.IsAsciiDigit(lower))
            {
                id.Append(lower);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }

            if (id.Length == Longest)
            {
                break;
            }
        }

        return id.ToString().Trim('-');
    }

    /// <summary>The id, or with a number behind it the first that was never given.</summary>
    public static string Free(string kind, string id, RegistryState state, ISet<RegistryKey>? promised = null)
    {
        string candidate = id;
        for (int number = 2; IsGiven(new RegistryKey(kind, candidate), state, promised); number++)
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{id[..Math.Min(id.Length, Longest - 2)].TrimEnd('-')}-{number}");
        }

        return candidate;
    }

    private static bool IsGiven(RegistryKey key, RegistryState state, ISet<RegistryKey>? promised) =>
        state.Content.Find(key) is not null || state.Retired.ContainsKey(key) || promised?.Contains(key) == true;
}
