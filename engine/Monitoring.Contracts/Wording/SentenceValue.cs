using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Contracts.Wording;

/// <summary>A number, a text or a word on its way into a place of a sentence.</summary>
[SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Only ever made by handing over what it holds.")]
public readonly record struct SentenceValue
{
    private SentenceValue(double? number, string? text, Sentence? word) => (Number, Text, Word) = (number, text, word);

    internal double? Number { get; }

    internal string? Text { get; }

    internal Sentence? Word { get; }

    /// <summary>A number, in the unit of its place.</summary>
    public static implicit operator SentenceValue(double number) => new(number, null, null);

    /// <summary>A name or text as it was met.</summary>
    public static implicit operator SentenceValue(string text) => new(null, text, null);

    /// <summary>A word.</summary>
    public static implicit operator SentenceValue(Sentence word) => new(null, null, word);
}
