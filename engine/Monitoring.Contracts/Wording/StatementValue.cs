namespace Monitoring.Contracts.Wording;

/// <summary>What stands in one place of a sentence.</summary>
/// <param name="Name">Name of the place.</param>
/// <param name="Unit">A word of <see cref="ValueUnit"/>.</param>
/// <param name="Number">The number; null for a text.</param>
/// <param name="Text">A name or text as it was met, or the id of a sentence that is a word; null for a number.</param>
public sealed record StatementValue(string Name, string Unit, double? Number, string? Text);
