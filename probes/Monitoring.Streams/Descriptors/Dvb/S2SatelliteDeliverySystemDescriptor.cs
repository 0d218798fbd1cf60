using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// S2_satellite_delivery_system_descriptor, tag 0x79, EN 300 468 §6.2.13.3:
/// <code>
/// scrambling_sequence_selector      1 bslbf
/// multiple_input_stream_flag        1 bslbf
/// reserved                          1 bslbf
/// not_timeslice_flag                1 bslbf
/// reserved                          2 bslbf
/// TS_GS_mode                        2 uimsbf
/// reserved                          6 bslbf  if announced
/// scrambling_sequence_index        18 uimsbf  if announced
/// input_stream_identifier           8 uimsbf  if announced
/// timeslice_number                  8 uimsbf  if announced
/// </code>
/// </summary>
/// <param name="ScramblingSequenceSelector">scrambling_sequence_selector, 1 bit, bslbf.</param>
/// <param name="MultipleInputStreamFlag">multiple_input_stream_flag, 1 bit, bslbf.</param>
/// <param name="NotTimesliceFlag">not_timeslice_flag, 1 bit, bslbf.</param>
/// <param name="TsGsMode">TS_GS_mode, 2 bits, uimsbf.</param>
/// <param name="ScramblingSequenceIndex">scrambling_sequence_index, 18 bits, uimsbf; null where it is not announced.</param>
/// <param name="InputStreamIdentifier">input_stream_identifier, 8 bits, uimsbf; null where it is not announced.</param>
/// <param name="TimesliceNumber">timeslice_number, 8 bits, uimsbf; null where it is not announced.</param>
public readonly record struct S2SatelliteDeliverySystemDescriptor(
    bool ScramblingSequenceSelector,
    bool MultipleInputStreamFlag,
    bool NotTimesliceFlag,
    byte TsGsMode,
    uint? ScramblingSequenceIndex,
    byte? InputStreamIdentifier,
    byte? TimesliceNumber)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out S2SatelliteDeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromScramblingSequenceSelector = cursor.Byte();
        bool scramblingSequenceSelector = (fromScramblingSequenceSelector & 0x80) != 0;
        bool multipleInputStreamFlag = (fromScramblingSequenceSelector & 0x40) != 0;
        bool notTimesliceFlag = (fromScramblingSequenceSelector & 0x10) != 0;
        int? fromScramblingSequenceIndex = scramblingSequenceSelector ? cursor.Triple() : null;
        byte? inputStreamIdentifier = multipleInputStreamFlag ? cursor.Byte() : null;
        byte? timesliceNumber = !notTimesliceFlag ? cursor.Byte() : null;
        view = new S2SatelliteDeliverySystemDescriptor(
            scramblingSequenceSelector, multipleInputStreamFlag, notTimesliceFlag, (byte)(fromScramblingSequenceSelector & 3),
            (uint?)(fromScramblingSequenceIndex & 0x3FFFF), inputStreamIdentifier, timesliceNumber);
        return cursor.Status;
    }
}
