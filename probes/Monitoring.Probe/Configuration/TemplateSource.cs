using System.Diagnostics.CodeAnalysis;
using Monitoring.Analysis.Templates;

namespace Monitoring.Probe.Configuration;

/// <summary>A template read from a file.</summary>
public static class TemplateSource
{
    /// <summary>Reads a template; a relative path is taken from <paramref name="baseFolder"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="baseFolder">Folder of relative paths.</param>
    /// <param name="template">The template; null where there is none.</param>
    /// <param name="mistake">What is wrong, to follow the path; null where nothing is.</param>
    public static bool TryLoad(
        string path, string baseFolder, [NotNullWhen(true)] out StreamTemplate? template, [NotNullWhen(false)] out string? mistake)
    {
        template = null;
        return SettingFile.TryRead(path, baseFolder, out byte[]? bytes, out mistake) && TryRead(bytes, out template, out mistake);
    }

    /// <summary>Reads a template of the bytes of one.</summary>
    internal static bool TryRead(byte[] bytes, [NotNullWhen(true)] out StreamTemplate? template, [NotNullWhen(false)] out string? mistake)
    {
        template = null;
        mistake = null;
        try
        {
            template = StreamTemplate.Read(bytes);
            return true;
        }
        catch (FormatException error)
        {
            mistake = $"is not a template: {error.Message}";
            return false;
        }
    }
}
