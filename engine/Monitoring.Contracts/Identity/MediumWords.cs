namespace Monitoring.Contracts.Identity;

/// <summary>The words that stand for a <see cref="Medium"/> on the wire, in configuration and in exports.</summary>
public static class MediumWords
{
    /// <summary>All words in the order media are shown to people.</summary>
    public static IReadOnlyList<string> All { get; } = ["dtmb", "dab", "iptv", "internet"];

    /// <summary>The wire word; empty for <see cref="Medium.Unspecified"/>.</summary>
    public static string ToWord(this Medium medium) =>
        medium is >= Medium.Dtmb and <= Medium.Internet ? All[(int)medium - 1] : string.Empty;

    /// <summary>Reads a wire word; false, and <see cref="Medium.Unspecified"/>, for any other text.</summary>
    public static bool TryParse(string? word, out Medium medium)
    {
        for (int i = 0; i < All.Count; i++)
        {
            if (string.Equals(All[i], word, StringComparison.Ordinal))
            {
                medium = (Medium)(i + 1);
                return true;
            }
        }

        medium = Medium.Unspecified;
        return false;
    }
}
