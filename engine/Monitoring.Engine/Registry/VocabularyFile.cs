using Monitoring.Engine.Configuration;
using Monitoring.Registry;

namespace Monitoring.Engine.Registry;

/// <summary>The vocabulary that the settings name, or the one that comes with the program.</summary>
internal static class VocabularyFile
{
    /// <exception cref="StartupException">It cannot be read, or is none; a line per mistake.</exception>
    public static RegistryVocabulary Read(EngineOptions options)
    {
        if (options.RegistryVocabulary is not string file)
        {
            return RegistryVocabulary.Default;
        }

        try
        {
            return RegistryVocabulary.Parse(File.ReadAllBytes(file), file, out IReadOnlyList<string> mistakes) ?? throw new StartupException(mistakes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"registryVocabulary: {file} cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
