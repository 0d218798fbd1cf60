using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Probe.Configuration;

/// <summary>A small file that a setting names.</summary>
internal static class SettingFile
{
    private const int LargestFile = 16 * 1024 * 1024;

    /// <summary>Reads it whole; a relative path is taken from <paramref name="baseFolder"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="baseFolder">Folder of relative paths.</param>
    /// <param name="bytes">Its bytes; null where it cannot be read.</param>
    /// <param name="mistake">What is wrong, to follow the path; null where nothing is.</param>
    public static bool TryRead(
        string path, string baseFolder, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out string? mistake)
    {
        bytes = null;
        try
        {
            FileInfo file = new(Path.GetFullPath(path, baseFolder));
            mistake = file.Length > LargestFile ? "cannot be read: it is larger than 16 MB" : null;
            bytes = mistake is null ? File.ReadAllBytes(file.FullName) : null;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            mistake = "cannot be read: it does not exist";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            mistake = $"cannot be read: {error.Message}";
        }

        return bytes is not null;
    }
}
