using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dtmb;

/// <summary>
/// The delivery system descriptor of terrestrial television in China, tag 0x5A in place of the one of EN 300 468, GB/T 28161-2011 §6.2.10.3:
/// <code>
/// centre_frequency          32 uimsbf
/// FEC                        4 bslbf
/// modulation                 4 bslbf
/// number_of_subcarrier       4 bslbf
/// frame_header_mode          4 bslbf
/// interleaving_mode          4 bslbf
/// other_frequency_flag       1 bslbf
/// sfn_mfn_flag               1 bslbf
/// reserved                   2 bslbf
/// reserved                  32 bslbf  in the form of 11 bytes
/// </code>
/// Which of the two meanings a body has, <see cref="TerrestrialMeaning"/> says.
/// </summary>
/// <param name="CentreFrequency">centre_frequency, 32 bits, uimsbf, as sent; its coding differs, see <see cref="DtmbFrequency"/>.</param>
/// <param name="Fec">FEC, 4 bits: 1 is 0.4, 2 is 0.6, 3 is 0.8.</param>
/// <param name="Modulation">modulation, 4 bits: 1 4QAM, 2 4QAM-NR, 3 16QAM, 4 32QAM, 5 64QAM.</param>
/// <param name="NumberOfSubcarrier">number_of_subcarrier, 4 bits: 1 single carrier with dual pilots, 2 single carrier, 3 of 3780.</param>
/// <param name="FrameHeaderMode">
/// frame_header_mode, 4 bits: 0 PN420 of varying phase, 1 PN420 fixed, 2 PN595, 3 PN945 of varying phase, 4 PN945 fixed.
/// </param>
/// <param name="InterleavingMode">interleaving_mode, 4 bits: 0 M=240, 1 M=720.</param>
/// <param name="OtherFrequencyFlag">other_frequency_flag, 1 bit: other frequencies are in use too.</param>
/// <param name="SfnMfnFlag">sfn_mfn_flag, 1 bit: false a single frequency network, true one of several.</param>
/// <param name="Reserved">reserved, 2 bits.</param>
public readonly record struct DtmbDeliverySystemDescriptor(
    uint CentreFrequency,
    byte Fec,
    byte Modulation,
    byte NumberOfSubcarrier,
    byte FrameHeaderMode,
    byte InterleavingMode,
    bool OtherFrequencyFlag,
    bool SfnMfnFlag,
    byte Reserved)
{
    /// <summary>Bytes that have a meaning; four more that are reserved may follow.</summary>
    public const int FixedSize = 7;

    private const int AllReserved = 3;

    /// <summary>Every field has a value that the standard gives a meaning, and the reserved bits are as they should be.</summary>
    public bool IsInRange =>
        Fec is >= 1 and <= 3 && Modulation is >= 1 and <= 5 && NumberOfSubcarrier is >= 1 and <= 3 && FrameHeaderMode <= 4
        && InterleavingMode <= 1 && Reserved == AllReserved;

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DtmbDeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint frequency = cursor.DoubleWord();
        byte coding = cursor.Byte();
        byte frame = cursor.Byte();
        byte network = cursor.Byte();
        view = new DtmbDeliverySystemDescriptor(
            frequency, (byte)(coding >> 4), (byte)(coding & 0x0F), (byte)(frame >> 4), (byte)(frame & 0x0F), (byte)(network >> 4),
            (network & 0x08) != 0, (network & 0x04) != 0, (byte)(network & AllReserved));
        return cursor.Status;
    }
}
