namespace Monitoring.Storage.Sqlite;

/// <summary>
/// The rowid of a chunk: <c>series(28) &lt;&lt; 35 | tier(3) &lt;&lt; 32 | start_unix_s(32)</c>. A series over a period is one BETWEEN.
/// </summary>
internal static class ChunkKey
{
    /// <summary>Tier of per-second points.</summary>
    private const long Raw = 0;

    public static long Of(SeriesId series, long startSeconds) => ((long)series.Value << 35) | (Raw << 32) | startSeconds;

    public static long StartOf(long key) => key & uint.MaxValue;
}
