using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// satellite_delivery_system_descriptor, tag 0x43, EN 300 468 §6.2.13.2:
/// <code>
/// frequency             32 uimsbf
/// orbital_position      16 uimsbf
/// west_east_flag         1 bslbf
/// polarization           2 uimsbf
/// roll_off               2 uimsbf
/// modulation_system      1 bslbf
/// modulation_type        2 uimsbf
/// symbol_rate           28 uimsbf
/// FEC_inner              4 uimsbf
/// </code>
/// </summary>
/// <param name="Frequency">frequency, 32 bits, uimsbf: eight decimal digits in units of 10 kHz.</param>
/// <param name="OrbitalPosition">orbital_position, 16 bits, uimsbf: four decimal digits in units of 0.1 degrees.</param>
/// <param name="WestEastFlag">west_east_flag, 1 bit, bslbf.</param>
/// <param name="Polarization">polarization, 2 bits, uimsbf.</param>
/// <param name="RollOff">roll_off, 2 bits, uimsbf.</param>
/// <param name="ModulationSystem">modulation_system, 1 bit, bslbf.</param>
/// <param name="ModulationType">modulation_type, 2 bits, uimsbf.</param>
/// <param name="SymbolRate">symbol_rate, 28 bits, uimsbf: seven decimal digits in units of 100 symbols a second.</param>
/// <param name="FecInner">FEC_inner, 4 bits, uimsbf.</param>
public readonly record struct SatelliteDeliverySystemDescriptor(
    uint Frequency,
    ushort OrbitalPosition,
    bool WestEastFlag,
    byte Polarization,
    byte RollOff,
    bool ModulationSystem,
    byte ModulationType,
    uint SymbolRate,
    byte FecInner)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SatelliteDeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint frequency = cursor.DoubleWord();
        ushort orbitalPosition = cursor.Word();
        byte fromWestEastFlag = cursor.Byte();
        uint fromSymbolRate = cursor.DoubleWord();
        view = new SatelliteDeliverySystemDescriptor(
            frequency, orbitalPosition, (fromWestEastFlag & 0x80) != 0, (byte)((fromWestEastFlag >> 5) & 3),
            (byte)((fromWestEastFlag >> 3) & 3), (fromWestEastFlag & 0x04) != 0, (byte)(fromWestEastFlag & 3), fromSymbolRate >> 4,
            (byte)(fromSymbolRate & 0xF));
        return cursor.Status;
    }
}
