using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// terrestrial_delivery_system_descriptor, tag 0x5A, EN 300 468 §6.2.13.4:
/// <code>
/// centre_frequency              32 uimsbf
/// bandwidth                      3 bslbf
/// priority                       1 bslbf
/// Time_Slicing_indicator         1 bslbf
/// MPE-FEC_indicator              1 bslbf
/// reserved_future_use            2 bslbf
/// constellation                  2 bslbf
/// hierarchy_information          3 bslbf
/// code_rate-HP_stream            3 bslbf
/// code_rate-LP_stream            3 bslbf
/// guard_interval                 2 bslbf
/// transmission_mode              2 bslbf
/// other_frequency_flag           1 bslbf
/// reserved_future_use           32 bslbf
/// </code>
/// </summary>
/// <param name="CentreFrequency">centre_frequency, 32 bits, uimsbf, in units of 10 Hz.</param>
/// <param name="Bandwidth">bandwidth, 3 bits: 0 is 8 MHz, 1 is 7, 2 is 6, 3 is 5.</param>
/// <param name="Priority">priority, 1 bit: high.</param>
/// <param name="TimeSlicingIndicator">Time_Slicing_indicator, 1 bit: true when it is not used.</param>
/// <param name="MpeFecIndicator">MPE-FEC_indicator, 1 bit: true when it is not used.</param>
/// <param name="Constellation">constellation, 2 bits: 0 QPSK, 1 16-QAM, 2 64-QAM.</param>
/// <param name="HierarchyInformation">hierarchy_information, 3 bits.</param>
/// <param name="CodeRateHpStream">code_rate-HP_stream, 3 bits: 0 is 1/2, then 2/3, 3/4, 5/6, 7/8.</param>
/// <param name="CodeRateLpStream">code_rate-LP_stream, 3 bits, as the other.</param>
/// <param name="GuardInterval">guard_interval, 2 bits: 0 is 1/32, then 1/16, 1/8, 1/4.</param>
/// <param name="TransmissionMode">transmission_mode, 2 bits: 0 is 2k, 1 is 8k, 2 is 4k.</param>
/// <param name="OtherFrequencyFlag">other_frequency_flag, 1 bit: other frequencies are in use too.</param>
/// <param name="ReservedIsSet">The reserved bits are all 1, as they should be.</param>
public readonly record struct TerrestrialDeliverySystemDescriptor(
    uint CentreFrequency,
    byte Bandwidth,
    bool Priority,
    bool TimeSlicingIndicator,
    bool MpeFecIndicator,
    byte Constellation,
    byte HierarchyInformation,
    byte CodeRateHpStream,
    byte CodeRateLpStream,
    byte GuardInterval,
    byte TransmissionMode,
    bool OtherFrequencyFlag,
    bool ReservedIsSet)
{
    /// <summary>Bytes of the body.</summary>
    public const int FixedSize = 11;

    /// <summary>Every field has a value that the standard gives a meaning, and the reserved bits are as they should be.</summary>
    public bool IsInRange =>
        Bandwidth <= 3 && Constellation <= 2 && CodeRateHpStream <= 4 && CodeRateLpStream <= 4 && TransmissionMode <= 2 && ReservedIsSet;

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TerrestrialDeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint frequency = cursor.DoubleWord();
        byte channel = cursor.Byte();
        byte coding = cursor.Byte();
        byte mode = cursor.Byte();
        bool reservedIsSet = (channel & 3) == 3 && cursor.DoubleWord() == uint.MaxValue;
        view = new TerrestrialDeliverySystemDescriptor(
            frequency, (byte)(channel >> 5), (channel & 0x10) != 0, (channel & 0x08) != 0, (channel & 0x04) != 0,
            (byte)(coding >> 6), (byte)((coding >> 3) & 7), (byte)(coding & 7), (byte)(mode >> 5), (byte)((mode >> 3) & 3),
            (byte)((mode >> 1) & 3), (mode & 1) != 0, reservedIsSet);
        return cursor.Status;
    }
}
