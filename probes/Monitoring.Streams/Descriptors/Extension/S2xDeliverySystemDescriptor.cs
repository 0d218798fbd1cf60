using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// S2X_satellite_delivery_system_descriptor, descriptor_tag_extension 0x17, EN 300 468 §6.4.6.5:
/// <code>
/// receiver_profiles                 5 uimsbf
/// reserved                          3 bslbf
/// S2X_mode                          2 uimsbf
/// scrambling_sequence_selector      1 bslbf
/// reserved                          3 bslbf
/// TS_GS_S2X_mode                    2 uimsbf
/// reserved                          6 bslbf  if announced
/// scrambling_sequence_index        18 uimsbf  if announced
/// frequency                        32 uimsbf
/// orbital_position                 16 uimsbf
/// west_east_flag                    1 bslbf
/// polarization                      2 uimsbf
/// multiple_input_stream_flag        1 bslbf
/// reserved                          1 bslbf
/// roll_off                          3 uimsbf
/// reserved                          4 bslbf
/// symbol_rate                      28 uimsbf
/// input_stream_identifier           8 uimsbf  if announced
/// timeslice_number                  8 uimsbf  if announced
/// reserved_byte                     the rest
/// </code>
/// </summary>
public readonly ref struct S2xDeliverySystemDescriptor
{
    /// <summary>receiver_profiles, 5 bits, uimsbf.</summary>
    public byte ReceiverProfiles { get; private init; }

    /// <summary>S2X_mode, 2 bits, uimsbf.</summary>
    public byte S2XMode { get; private init; }

    /// <summary>scrambling_sequence_selector, 1 bit, bslbf.</summary>
    public bool ScramblingSequenceSelector { get; private init; }

    /// <summary>TS_GS_S2X_mode, 2 bits, uimsbf.</summary>
    public byte TsGsS2xMode { get; private init; }

    /// <summary>scrambling_sequence_index, 18 bits, uimsbf; null where it is not announced.</summary>
    public uint? ScramblingSequenceIndex { get; private init; }

    /// <summary>frequency, 32 bits, uimsbf.</summary>
    public uint Frequency { get; private init; }

    /// <summary>orbital_position, 16 bits, uimsbf.</summary>
    public ushort OrbitalPosition { get; private init; }

    /// <summary>west_east_flag, 1 bit, bslbf.</summary>
    public bool WestEastFlag { get; private init; }

    /// <summary>polarization, 2 bits, uimsbf.</summary>
    public byte Polarization { get; private init; }

    /// <summary>multiple_input_stream_flag, 1 bit, bslbf.</summary>
    public bool MultipleInputStreamFlag { get; private init; }

    /// <summary>roll_off, 3 bits, uimsbf.</summary>
    public byte RollOff { get; private init; }

    /// <summary>symbol_rate, 28 bits, uimsbf.</summary>
    public uint SymbolRate { get; private init; }

    /// <summary>input_stream_identifier, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? InputStreamIdentifier { get; private init; }

    /// <summary>timeslice_number, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? TimesliceNumber { get; private init; }

    /// <summary>reserved_byte, bytes.</summary>
    public ReadOnlySpan<byte> ReservedByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out S2xDeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromReceiverProfiles = cursor.Byte();
        byte fromS2XMode = cursor.Byte();
        byte s2XMode = (byte)(fromS2XMode >> 6);
        bool scramblingSequenceSelector = (fromS2XMode & 0x20) != 0;
        int? fromScramblingSequenceIndex = scramblingSequenceSelector ? cursor.Triple() : null;
        uint frequency = cursor.DoubleWord();
        ushort orbitalPosition = cursor.Word();
        byte fromWestEastFlag = cursor.Byte();
        bool multipleInputStreamFlag = (fromWestEastFlag & 0x10) != 0;
        uint fromSymbolRate = cursor.DoubleWord();
        byte? inputStreamIdentifier = multipleInputStreamFlag ? cursor.Byte() : null;
        byte? timesliceNumber = s2XMode == 2 ? cursor.Byte() : null;
        ReadOnlySpan<byte> reservedByte = cursor.TakeRest();
        view = new S2xDeliverySystemDescriptor
        {
            ReceiverProfiles = (byte)(fromReceiverProfiles >> 3),
            S2XMode = s2XMode,
            ScramblingSequenceSelector = scramblingSequenceSelector,
            TsGsS2xMode = (byte)(fromS2XMode & 3),
            ScramblingSequenceIndex = (uint?)(fromScramblingSequenceIndex & 0x3FFFF),
            Frequency = frequency,
            OrbitalPosition = orbitalPosition,
            WestEastFlag = (fromWestEastFlag & 0x80) != 0,
            Polarization = (byte)((fromWestEastFlag >> 5) & 3),
            MultipleInputStreamFlag = multipleInputStreamFlag,
            RollOff = (byte)(fromWestEastFlag & 7),
            SymbolRate = fromSymbolRate & 0xFFFFFFF,
            InputStreamIdentifier = inputStreamIdentifier,
            TimesliceNumber = timesliceNumber,
            ReservedByte = reservedByte,
        };
        return cursor.Status;
    }
}
