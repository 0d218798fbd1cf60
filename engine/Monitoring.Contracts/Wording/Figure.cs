using System.Globalization;

namespace Monitoring.Contracts.Wording;

/// <summary>How figures of evidence are written; the dashboard writes them the same way.</summary>
internal static class Figure
{
    private const double LongestInNanoseconds = 10_000;
    private const double LongestInMilliseconds = 1e9;
    private const double LastMoment = 253_402_300_799_999;

    public static string Write(double value, string unit, bool isSigned)
    {
        string sign = !isSigned ? string.Empty : value < 0 ? "-" : "+";
        return sign + Write(isSigned ? Math.Abs(value) : value, unit);
    }

    private static string Write(double value, string unit) => unit switch
    {
        ValueUnit.None => Round(value, 3),
        ValueUnit.Hexadecimal => $"0x{(long)value:X2}",
        ValueUnit.Nanosecond when Math.Abs(value) < LongestInNanoseconds => $"{Round(value, 0)} ns",
        ValueUnit.Nanosecond when Math.Abs(value) < LongestInMilliseconds => $"{Round(value / 1e6, 3)} ms",
        ValueUnit.Nanosecond => $"{Round(value / 1e9, 3)} s",
        ValueUnit.Moment => $"{DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Clamp(value, 0, LastMoment)).UtcDateTime:u}",
        ValueUnit.Byte => $"{Round(value, 0)} bytes",
        ValueUnit.Percent => $"{Round(value, 1)} %",
        _ => $"{Round(value, 3)} {unit}",
    };

    private static string Round(double value, int digits) => value.ToString(digits == 0 ? "0" : "0." + new string('#', digits), CultureInfo.InvariantCulture);
}
