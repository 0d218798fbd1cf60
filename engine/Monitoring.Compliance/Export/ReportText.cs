using System.Globalization;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Compliance.Export;

/// <summary>Times and causes as exports print them.</summary>
internal static class ReportText
{
    public static string Time(long unixSeconds, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone)
            .ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static string LocalTime(long unixSeconds, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Cause(int indicator) => indicator == 0
        ? string.Empty
        : Find(indicator) is Indicator known ? known.Name : indicator.ToString(CultureInfo.InvariantCulture);

    public static string CauseZh(int indicator) => Find(indicator) is Indicator known
        ? (known.Number.Length > 0 ? $"{known.Number} {known.NameZh}" : known.NameZh)
        : Cause(indicator);

    /// <summary>Truncated, never rounded up: 99.9999 % must not read 100 %.</summary>
    public static string Percent(double ratio) =>
        (Math.Floor(Math.Round(ratio * 1_000_000, 6)) / 10_000).ToString("0.0000", CultureInfo.InvariantCulture);

    private static Indicator? Find(int indicator) =>
        indicator is > 0 and <= ushort.MaxValue ? Catalogue.Find(new IndicatorId((ushort)indicator)) : null;
}
