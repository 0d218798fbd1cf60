using Monitoring.Storage.Chunks;

namespace Monitoring.Storage.Sqlite;

/// <summary>A chunk as its row holds it.</summary>
/// <param name="Start">Start of its window, Unix seconds.</param>
/// <param name="Summary">What the row says of the content.</param>
/// <param name="Data">The packed window; null when it was not asked for because the summary says it all.</param>
internal readonly record struct ChunkRow(long Start, ChunkSummary Summary, byte[]? Data);
