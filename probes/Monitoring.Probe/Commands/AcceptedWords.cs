using System.CommandLine;

namespace Monitoring.Probe.Commands;

/// <summary>Options whose value is one of a few words.</summary>
internal static class AcceptedWords
{
    /// <summary>One of the words, or one line that lists them.</summary>
    public static void AcceptOnly(this Option<string> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !words.Contains(result.Tokens[0].Value, StringComparer.Ordinal))
            {
                result.AddError($"{option.Name} takes {string.Join(", ", words)}, not '{result.Tokens[0].Value}'");
            }
        });
    }
}
