using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video;

/// <summary>frame_rate_code: ISO/IEC 13818-2 table 6-4, and the tables of AVS, which begin alike and go further.</summary>
internal static class FrameRateCodes
{
    /// <summary>The last value of MPEG-1, MPEG-2 and AVS.</summary>
    public const int Mpeg = 8;

    /// <summary>The last value of AVS2 and AVS3.</summary>
    public const int Avs2 = 13;

    private static readonly Ratio[] Rates =
    [
        default, new(24000, 1001), new(24, 1), new(25, 1), new(30000, 1001), new(30, 1), new(50, 1), new(60000, 1001), new(60, 1),
        new(100, 1), new(120, 1), new(200, 1), new(240, 1), new(300, 1),
    ];

    /// <summary>The rate a code stands for in a table that ends at <paramref name="last"/>; null where it stands for none.</summary>
    public static Ratio? Of(int code, int last) => code > 0 && code <= last ? Rates[code] : null;
}
