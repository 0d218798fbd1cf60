using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>A rectangle around a cell: its south-western corner and its extent.</summary>
/// <param name="Latitude">Latitude of the corner, 16 bits, tcimsbf, in 90°/2^15.</param>
/// <param name="Longitude">Longitude of the corner, 16 bits, tcimsbf, in 180°/2^15.</param>
/// <param name="ExtentOfLatitude">Extent, 12 bits, uimsbf, in 90°/2^15.</param>
/// <param name="ExtentOfLongitude">Extent, 12 bits, uimsbf, in 180°/2^15.</param>
public readonly record struct CellArea(short Latitude, short Longitude, int ExtentOfLatitude, int ExtentOfLongitude)
{
    private const decimal Steps = 1 << 15;

    /// <summary>Latitude of the corner, in degrees.</summary>
    public decimal LatitudeDegrees => Latitude * 90 / Steps;

    /// <summary>Longitude of the corner, in degrees.</summary>
    public decimal LongitudeDegrees => Longitude * 180 / Steps;

    internal static CellArea Read(ref ByteCursor cursor)
    {
        short latitude = (short)cursor.Word();
        short longitude = (short)cursor.Word();
        int extents = cursor.Triple();
        return new CellArea(latitude, longitude, extents >> 12, extents & 0xFFF);
    }
}
