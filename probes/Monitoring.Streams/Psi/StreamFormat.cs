namespace Monitoring.Streams.Psi;

/// <summary>What an elementary stream carries.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Codec">The usual short name of its coding; null where it is not known.</param>
public readonly record struct StreamFormat(StreamKind Kind, string? Codec);
