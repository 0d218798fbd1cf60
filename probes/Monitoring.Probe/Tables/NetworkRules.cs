using Monitoring.Streams.Si;

namespace Monitoring.Probe.Tables;

/// <summary>Whose rules decide where bytes can be read two ways.</summary>
/// <param name="IsChinese">Tags with two meanings have their Chinese one.</param>
/// <param name="UntaggedText">Table of texts that select none; null where nobody knows.</param>
internal readonly record struct NetworkRules(bool IsChinese, CharacterTable? UntaggedText);
