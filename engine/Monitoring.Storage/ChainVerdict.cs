namespace Monitoring.Storage;

/// <summary>Whether the history is what was written.</summary>
/// <param name="Intact">Every line's hash follows from the line before and its own content.</param>
/// <param name="Lines">Lines checked, up to and including the first broken one.</param>
/// <param name="BrokenAt">Id of the first line that does not fit; null when intact.</param>
/// <param name="HeadHash">Hash of the last line checked; 64 zeros for an empty history.</param>
public readonly record struct ChainVerdict(bool Intact, long Lines, long? BrokenAt, string HeadHash);
