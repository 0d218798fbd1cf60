using System.Data.Common;
using Monitoring.Storage.Core;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Postgres;

/// <summary>The hours of a period that are not summarised, and up to which second they are summarised ahead.</summary>
internal sealed class OpenHours
{
    /// <summary>@p1 and @p2 the period.</summary>
    public const string Sql = """
        SELECT hour_s, coalesce(until_s, hour_s) FROM summary_hour LEFT JOIN summary_ahead USING(hour_s)
        WHERE is_due AND hour_s > @p1 - 3600 AND hour_s < @p2 ORDER BY 1
        """;

    private readonly SortedDictionary<long, long> _until = [];

    /// <summary>Whether there are any.</summary>
    public bool IsEmpty => _until.Count == 0;

    /// <summary>Start of the first, end of the last.</summary>
    public (long First, long End) Bounds => (_until.Keys.First(), _until.Keys.Last() + DueHours.Seconds);

    public static async Task<OpenHours> ReadAsync(DbConnection connection, long first, long end, CancellationToken cancellationToken)
    {
        await using DbCommand select = Statement.Of(connection, Sql, first, end);
        await using DbDataReader row = await select.ExecuteReaderAsync(cancellationToken);
        return await ReadAsync(row, cancellationToken);
    }

    public static async Task<OpenHours> ReadAsync(DbDataReader row, CancellationToken cancellationToken)
    {
        OpenHours hours = new();
        while (await row.ReadAsync(cancellationToken))
        {
            hours._until.Add(row.GetInt64(0), row.GetInt64(1));
        }

        return hours;
    }

    /// <summary>Whether the hour of a second is one of them.</summary>
    public bool Contains(long unixSeconds) => _until.ContainsKey(DueHours.HourOf(unixSeconds));

    /// <summary>The second of an hour up to which what is summarised of it counts.</summary>
    public long Until(long hour) => _until.GetValueOrDefault(hour, hour + DueHours.Seconds);

    /// <summary>The time in [first, end) that only the samples tell of, in order.</summary>
    public IEnumerable<(long From, long To)> Stretches(long first, long end)
    {
        (long From, long To) stretch = (0, 0);
        foreach ((long hour, long until) in _until)
        {
            long from = Math.Max(until, first);
            long to = Math.Min(hour + DueHours.Seconds, end);
            if (from >= to)
            {
                continue;
            }

            if (from != stretch.To && stretch.To > 0)
            {
                yield return stretch;
                stretch = (from, to);
            }
            else
            {
                stretch = (stretch.To > 0 ? stretch.From : from, to);
            }
        }

        if (stretch.To > 0)
        {
            yield return stretch;
        }
    }
}
