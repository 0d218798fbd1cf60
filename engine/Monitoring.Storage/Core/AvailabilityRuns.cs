using System.Data.Common;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage.Core;

/// <summary>The runs of the availability indicators that outlive the points they were made of. None is longer than a day.</summary>
internal static class AvailabilityRuns
{
    private const long LongestRun = 86_400;

    /// <summary>The runs of a series that overlap a period of seconds, in time order.</summary>
    public static List<SeriesRun> Read(DbConnection connection, SeriesId series, long first, long end)
    {
        using DbCommand select = Statement.Of(
            connection,
            """
            SELECT start_s, end_s, state, value FROM availability_run
            WHERE series = @p1 AND start_s < @p2 AND start_s >= @p3 AND end_s > @p4 ORDER BY start_s
            """,
            series.Value, end, first - LongestRun, first);
        List<SeriesRun> runs = [];
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            runs.Add(new SeriesRun(
                row.GetInt64(0), row.GetInt64(1), (VerdictState)row.GetByte(2), row.IsDBNull(3) ? double.NaN : row.GetDouble(3)));
        }

        return runs;
    }
}
