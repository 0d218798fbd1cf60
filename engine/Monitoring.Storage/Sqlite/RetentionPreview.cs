using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Sqlite;

/// <summary>What a store in files would let go of at the next round of its upkeep; for people who are about to change how long it keeps what.</summary>
public static class RetentionPreview
{
    /// <summary>A line for each tier that would lose something; none where there is no store yet.</summary>
    /// <exception cref="StoreUnavailableException">The file of minutes and hours cannot be read.</exception>
    public static IReadOnlyList<string> Read(StoreOptions options, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!Directory.Exists(options.Folder))
        {
            return [];
        }

        List<string> lines = [];
        DateTimeOffset[] days = [.. DayFileName.In(options.Folder).Select(DayFileName.DayOf).OfType<int>()
            .Select(day => DateTimeOffset.UnixEpoch.AddDays(day)).Where(day => now >= day.AddDays(options.RawDays + 2))];
        if (days.Length > 0)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"retention.seconds of {options.RawDays} days: {days.Length} days of seconds would go, {days[0]:yyyy-MM-dd} to {days[^1]:yyyy-MM-dd}"));
        }

        string rollUps = Path.Combine(options.Folder, "rollup.db");
        if (File.Exists(rollUps))
        {
            AddOld(lines, rollUps, "minutes", options.MinuteDays, now);
            AddOld(lines, rollUps, "hour", options.HourDays, now);
        }

        return lines;
    }

    private static void AddOld(List<string> lines, string path, string table, int days, DateTimeOffset now)
    {
        long? first;
        try
        {
            using SqliteConnection connection = SqliteFile.OpenReader(path);
            using DbCommand select = Statement.Of(
                connection, table == "hour" ? "SELECT min(hour_s) FROM hour" : "SELECT min(hour_s) FROM minutes");
            first = select.ExecuteScalar() as long?;
        }
        catch (SqliteException cause)
        {
            throw StoreUnavailableException.CannotOpen(path, cause);
        }

        DateTimeOffset kept = now.AddDays(-days);
        string key = table == "hour" ? "hours" : table;
        if (first is long hour && DateTimeOffset.FromUnixTimeSeconds(hour) < kept)
        {
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"retention.{key} of {days} days: {key} of {DateTimeOffset.FromUnixTimeSeconds(hour):yyyy-MM-dd} to {kept:yyyy-MM-dd} would go"));
        }
    }
}
