using Monitoring.Alerting.Rules;

namespace Monitoring.Engine.Configuration;

/// <summary>The file of what differs from the default alarm rules.</summary>
internal static class RulesFile
{
    /// <exception cref="StartupException">It cannot be read, or has mistakes: a line each.</exception>
    public static RuleSet Read(string? file)
    {
        if (file is null)
        {
            return RuleSet.Default;
        }

        try
        {
            return RuleParser.Parse(File.ReadAllBytes(file), file, out IReadOnlyList<string> mistakes) ?? throw new StartupException(mistakes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"rules: {file} cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }
}
