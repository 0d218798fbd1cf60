namespace Monitoring.Streams.Si;

/// <summary>A text as it reads, and how it came to read so.</summary>
/// <param name="Text">Printable, with line breaks.</param>
/// <param name="Table">The table it was read by.</param>
/// <param name="Rule">Why by that one.</param>
/// <param name="IsComplete">The table explains every byte; none is missing from the text.</param>
public readonly record struct DecodedText(string Text, CharacterTable Table, TextRule Rule, bool IsComplete)
{
    /// <summary>The standard leads from the bytes to this text and no other.</summary>
    public bool IsExact => IsComplete && Rule is TextRule.Plain or TextRule.Selected or TextRule.Decided or TextRule.StandardDefault;

    /// <summary>A table had to be selected, and none was.</summary>
    public bool LacksSelection =>
        Rule == TextRule.Recognized || (Rule == TextRule.NetworkDefault && Table != CharacterTable.Iso6937);

    /// <summary>What is selected is not what the text is in.</summary>
    public bool HasWrongSelection => Rule is TextRule.Corrected or TextRule.UnknownSelection || (Rule == TextRule.Selected && !IsComplete);
}
