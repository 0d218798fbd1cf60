using Monitoring.Storage.Chunks;
using Monitoring.Storage.Tiers;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// The minutes of one series in an hour as one row: as rows of their own they cost more to read than to draw (decision 8). An hour that
/// is summarised ahead has a row for each part; of those a row counts up to where the next one begins.
/// </summary>
internal static class PackedMinutes
{
    /// <summary>Those of series, @p1, whose rows begin in [@p2, @p3): series by series, in time order.</summary>
    public const string Sql = $"""
        SELECT id, at, n, data FROM unnest(@p1) AS id CROSS JOIN LATERAL (
          SELECT at, n, data FROM {DayTable.Minutes} WHERE series_id = id AND at >= @p2 AND at < @p3 ORDER BY at) AS one
        """;

    /// <summary>Adds the minutes of a row to those of its series in the rows before, which end where it begins.</summary>
    /// <param name="row">A row of <see cref="Sql"/>.</param>
    /// <param name="minutes">Those of the series so far, in time order.</param>
    /// <returns>Whether the row could be unpacked; otherwise it is left out.</returns>
    public static bool TryAdd(NpgsqlDataReader row, List<RollUp> minutes)
    {
        long start = StartOf(row);
        RemoveFrom(minutes, start);
        int before = minutes.Count;
        if (RollUpCodec.Decode(row.GetFieldValue<byte[]>(3), row.GetInt16(2), DueHours.HourOf(start), minutes) != ChunkStatus.Malformed)
        {
            return true;
        }

        minutes.RemoveRange(before, minutes.Count - before);
        return false;
    }

    public static int SeriesOf(NpgsqlDataReader row) => row.GetInt32(0);

    /// <summary>Where the part that a row is of begins.</summary>
    public static long StartOf(NpgsqlDataReader row) => UnixTime.Of(row.GetDateTime(1));

    /// <summary>Lets go of those, at the end of a list, that start at a time or later.</summary>
    public static void RemoveFrom(List<RollUp> minutes, long unixSeconds)
    {
        int keep = minutes.Count;
        while (keep > 0 && minutes[keep - 1].StartUnixSeconds >= unixSeconds)
        {
            keep--;
        }

        minutes.RemoveRange(keep, minutes.Count - keep);
    }

    /// <summary>Writes rows; they count with the transaction once all are complete.</summary>
    internal sealed class Writer(NpgsqlConnection connection, string target) : IDisposable
    {
        private readonly BinaryCopy _copy = new(connection, target + "(at, series_id, n, data)");
        private readonly ChunkBuffer _buffer = new();

        /// <summary>A row.</summary>
        /// <param name="series">Of which series.</param>
        /// <param name="start">Where the part of an hour begins.</param>
        /// <param name="minutes">Its minutes, at least one, in time order.</param>
        public void Put(int series, long start, IReadOnlyList<RollUp> minutes)
        {
            _copy.Row(4);
            _copy.Timestamp(start);
            _copy.Int(series);
            _copy.SmallInt((short)minutes.Count);
            _copy.Bytes(RollUpCodec.Encode(minutes, DueHours.HourOf(start), _buffer));
        }

        public void Complete() => _copy.Complete();

        public void Dispose() => _copy.Dispose();
    }
}
