using System.Buffers.Binary;

namespace Monitoring.Streams.Si;

/// <summary>
/// A moment of UTC as EN 300 468 annex C codes it, in UTC_time and start_time:
/// <code>
/// modified Julian date      16 uimsbf   days since 17 November 1858
/// hours, minutes, seconds   24          six digits of 4 bits each, BCD
/// </code>
/// All bits set mean that the moment is not defined, as for an event of an NVOD reference service.
/// </summary>
/// <param name="ModifiedJulianDate">The 16 bits of the date.</param>
/// <param name="Clock">The 24 bits of the time of day as sent: 0x180500 is 18:05:00.</param>
public readonly record struct DvbTime(ushort ModifiedJulianDate, int Clock)
{
    /// <summary>Bytes of the field.</summary>
    public const int Size = 5;

    private const int UndefinedClock = 0xFFFFFF;

    private static readonly DateTime FirstDay = new(1858, 11, 17, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>All bits are set.</summary>
    public bool IsUndefined => ModifiedJulianDate == ushort.MaxValue && Clock == UndefinedClock;

    /// <summary>The moment; null when it is not defined or its digits are none of a time of day.</summary>
    public DateTime? Utc =>
        !IsUndefined && new DvbDuration(Clock).Length is { } sinceMidnight && sinceMidnight < TimeSpan.FromDays(1)
            ? FirstDay.AddDays(ModifiedJulianDate) + sinceMidnight
            : null;

    /// <summary>Reads the first five bytes, which must be there.</summary>
    internal static DvbTime Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt16BigEndian(bytes), DvbDuration.Read(bytes[sizeof(ushort)..]).Digits);
}
