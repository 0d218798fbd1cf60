using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// system_clock_descriptor, tag 0x0B, ISO/IEC 13818-1 §2.6.20:
/// <code>
/// external_clock_reference_indicator      1 bslbf
/// reserved                                1 bslbf
/// clock_accuracy_integer                  6 uimsbf
/// clock_accuracy_exponent                 3 uimsbf
/// reserved                                5 bslbf
/// </code>
/// </summary>
/// <param name="ExternalClockReferenceIndicator">external_clock_reference_indicator, 1 bit, bslbf.</param>
/// <param name="ClockAccuracyInteger">clock_accuracy_integer, 6 bits, uimsbf.</param>
/// <param name="ClockAccuracyExponent">clock_accuracy_exponent, 3 bits, uimsbf.</param>
public readonly record struct SystemClockDescriptor(
    bool ExternalClockReferenceIndicator,
    byte ClockAccuracyInteger,
    byte ClockAccuracyExponent)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SystemClockDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromExternalClockReferenceIndicator = cursor.Byte();
        byte fromClockAccuracyExponent = cursor.Byte();
        view = new SystemClockDescriptor(
            (fromExternalClockReferenceIndicator & 0x80) != 0, (byte)(fromExternalClockReferenceIndicator & 0x3F),
            (byte)(fromClockAccuracyExponent >> 5));
        return cursor.Status;
    }
}
