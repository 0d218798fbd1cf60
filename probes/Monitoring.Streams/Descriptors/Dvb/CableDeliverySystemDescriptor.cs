using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// cable_delivery_system_descriptor, tag 0x44, EN 300 468 §6.2.13.1:
/// <code>
/// frequency       32 uimsbf
/// reserved        12 bslbf
/// FEC_outer        4 uimsbf
/// modulation       8 uimsbf
/// symbol_rate     28 uimsbf
/// FEC_inner        4 uimsbf
/// </code>
/// </summary>
/// <param name="Frequency">frequency, 32 bits, uimsbf: eight decimal digits in units of 100 Hz.</param>
/// <param name="FecOuter">FEC_outer, 4 bits, uimsbf.</param>
/// <param name="Modulation">modulation, 8 bits, uimsbf.</param>
/// <param name="SymbolRate">symbol_rate, 28 bits, uimsbf: seven decimal digits in units of 100 symbols a second.</param>
/// <param name="FecInner">FEC_inner, 4 bits, uimsbf.</param>
public readonly record struct CableDeliverySystemDescriptor(
    uint Frequency,
    byte FecOuter,
    byte Modulation,
    uint SymbolRate,
    byte FecInner)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out CableDeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint frequency = cursor.DoubleWord();
        ushort fromFecOuter = cursor.Word();
        byte modulation = cursor.Byte();
        uint fromSymbolRate = cursor.DoubleWord();
        view = new CableDeliverySystemDescriptor(
            frequency, (byte)(fromFecOuter & 0xF), modulation, fromSymbolRate >> 4, (byte)(fromSymbolRate & 0xF));
        return cursor.Status;
    }
}
