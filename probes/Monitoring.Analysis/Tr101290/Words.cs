using System.Globalization;

namespace Monitoring.Analysis.Tr101290;

/// <summary>How findings write figures.</summary>
internal static class Words
{
    private const double NanosecondsPerMillisecond = 1e6;

    public static string Duration(long nanoseconds)
    {
        double milliseconds = nanoseconds / NanosecondsPerMillisecond;
        return milliseconds < 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.###} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.###} s");
    }
}
