using System.Globalization;

namespace Monitoring.Storage.Sqlite;

/// <summary>Day files are named after their UTC day: <c>ts-20261125.db</c>.</summary>
internal static class DayFileName
{
    private const string Pattern = "ts-????????.db";
    private const int DateAt = 3;
    private const int DateLength = 8;

    /// <summary>The paths of the day files in a folder, by day.</summary>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal);

    /// <summary>The path of a day.</summary>
    /// <param name="folder">Where the store is.</param>
    /// <param name="day">Days since 1970-01-01.</param>
    public static string PathOf(string folder, int day) => Path.Combine(
        folder, string.Create(CultureInfo.InvariantCulture, $"ts-{DateTimeOffset.UnixEpoch.AddDays(day):yyyyMMdd}.db"));

    /// <summary>The day that a file, or one moved aside, is named after in days since 1970-01-01; null where it is named after none.</summary>
    public static int? DayOf(string path) =>
        Path.GetFileName(path) is { Length: >= DateAt + DateLength } name && DateOnly.TryParseExact(
            name.AsSpan(DateAt, DateLength), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber : null;
}
