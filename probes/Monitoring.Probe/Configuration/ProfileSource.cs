using System.Diagnostics.CodeAnalysis;
using Monitoring.Analysis;

namespace Monitoring.Probe.Configuration;

/// <summary>A profile by its name, or read from a file: what ends in .json or holds a slash is one.</summary>
public static class ProfileSource
{
    /// <summary>The words that name a profile that comes along.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. AnalysisProfile.All.Select(p => p.Name)];

    /// <summary>Finds or reads a profile; relative paths are taken from <paramref name="baseFolder"/>.</summary>
    /// <param name="word">Name or path.</param>
    /// <param name="baseFolder">Folder of relative paths.</param>
    /// <param name="profile">The profile; null where there is none.</param>
    /// <param name="mistake">What is wrong, to follow the word; null where nothing is.</param>
    public static bool TryLoad(
        string word, string baseFolder, [NotNullWhen(true)] out AnalysisProfile? profile, [NotNullWhen(false)] out string? mistake)
    {
        if (!IsFile(word))
        {
            profile = AnalysisProfile.Find(word);
            mistake = profile is null ? $"is not a profile (write {string.Join(", ", Words)}, or the path of a profile file)" : null;
            return profile is not null;
        }

        profile = null;
        return SettingFile.TryRead(word, baseFolder, out byte[]? bytes, out mistake) && TryRead(bytes, word, out profile, out mistake);
    }

    /// <summary>Whether a word is the path of a file.</summary>
    internal static bool IsFile(string word) =>
        word.Contains('/', StringComparison.Ordinal) || word.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a profile of the bytes of one.</summary>
    internal static bool TryRead(
        byte[] bytes, string name, [NotNullWhen(true)] out AnalysisProfile? profile, [NotNullWhen(false)] out string? mistake)
    {
        profile = null;
        mistake = null;
        try
        {
            profile = AnalysisProfile.Read(bytes, name);
            return true;
        }
        catch (FormatException error)
        {
            mistake = $"is not a profile file: {error.Message}";
            return false;
        }
    }
}
