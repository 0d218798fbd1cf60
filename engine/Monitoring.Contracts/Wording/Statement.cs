namespace Monitoring.Contracts.Wording;

/// <summary>One sentence of evidence as it travels and is kept: which, and what stands in its places. The words are added where it is read.</summary>
/// <param name="Sentence">Id of a <see cref="Wording.Sentence"/>.</param>
/// <param name="Values">In the order of its places.</param>
public sealed record Statement(string Sentence, IReadOnlyList<StatementValue> Values);
