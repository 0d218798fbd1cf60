namespace Monitoring.Contracts.Wording;

/// <summary>What explains a condition: what is said, and the same in English for logs, reports and whoever does not know the sentences.</summary>
/// <param name="Statements">What is said; none where only the text is known.</param>
/// <param name="Text">The same in one line.</param>
public sealed record Explanation(IReadOnlyList<Statement> Statements, string Text)
{
    /// <summary>Says nothing.</summary>
    public static Explanation None { get; } = new([], string.Empty);

    /// <summary>Says this too.</summary>
    public Explanation And(Explanation next) => new([.. Statements, .. next.Statements], $"{Text}; {next.Text}");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
