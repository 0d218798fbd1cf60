namespace Monitoring.Streams.Si;

/// <summary>The words that documents write for <see cref="TextRule"/>.</summary>
public static class TextRuleWords
{
    /// <summary>The word of a rule.</summary>
    public static string ToWord(this TextRule rule) => rule switch
    {
        TextRule.Plain => "plain",
        TextRule.Selected => "selected",
        TextRule.Decided => "decided",
        TextRule.Corrected => "corrected",
        TextRule.Recognized => "recognized",
        TextRule.NetworkDefault => "networkDefault",
        TextRule.StandardDefault => "standardDefault",
        TextRule.UnknownSelection => "unknownSelection",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, null),
    };
}
