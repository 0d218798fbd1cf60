using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video;

/// <summary>Shapes of samples and pictures; aspect_ratio_idc: H.264 table E-1, H.265 table E.1.</summary>
internal static class AspectRatios
{
    /// <summary>The value after which the ratio itself follows.</summary>
    public const int Extended = 255;

    private static readonly Ratio[] Samples =
    [
        default, new(1, 1), new(12, 11), new(10, 11), new(16, 11), new(40, 33), new(24, 11), new(20, 11), new(32, 11), new(80, 33),
        new(18, 11), new(15, 11), new(64, 33), new(160, 99), new(4, 3), new(3, 2), new(2, 1),
    ];

    /// <summary>Reads aspect_ratio_idc, 8 bits, and sar_width and sar_height, 16 bits each, where they follow: the shape of a sample.</summary>
    public static Ratio? Read(ref BitReader bits)
    {
        uint code = bits.Read(8);
        return code == Extended ? Ratio.Of(bits.Read(16), bits.Read(16)) : code is > 0 and < 17 ? Samples[code] : null;
    }

    /// <summary>aspect_ratio_information of MPEG-2, ISO/IEC 13818-2 table 6-3, and aspect_ratio of AVS: the shape of a picture.</summary>
    public static Ratio? OfCode(int code, int width, int height) => code switch
    {
        1 => Ratio.Of(width, height),
        2 => new Ratio(4, 3),
        3 => new Ratio(16, 9),
        4 => new Ratio(221, 100),
        _ => null,
    };

    /// <summary>The shape of a picture whose samples have a shape; null where that is not known.</summary>
    public static Ratio? OfPicture(int width, int height, Ratio? sample) =>
        sample is { } shape ? Ratio.Of(width * shape.Numerator, height * shape.Denominator) : null;
}
