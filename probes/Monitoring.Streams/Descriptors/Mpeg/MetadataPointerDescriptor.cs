using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// metadata_pointer_descriptor, tag 0x25, ISO/IEC 13818-1 §2.6.58:
/// <code>
/// metadata_application_format                16 uimsbf
/// metadata_application_format_identifier     32 uimsbf  if announced
/// metadata_format                             8 uimsbf
/// metadata_format_identifier                 32 uimsbf  if announced
/// metadata_service_id                         8 uimsbf
/// metadata_locator_record_flag                1 bslbf
/// MPEG_carriage_flags                         2 uimsbf
/// reserved                                    5 bslbf
/// further_data                                the rest
/// </code>
/// </summary>
public readonly ref struct MetadataPointerDescriptor
{
    /// <summary>metadata_application_format, 16 bits, uimsbf.</summary>
    public ushort MetadataApplicationFormat { get; private init; }

    /// <summary>metadata_application_format_identifier, 32 bits, uimsbf; null where it is not announced.</summary>
    public uint? MetadataApplicationFormatIdentifier { get; private init; }

    /// <summary>metadata_format, 8 bits, uimsbf.</summary>
    public byte MetadataFormat { get; private init; }

    /// <summary>metadata_format_identifier, 32 bits, uimsbf; null where it is not announced.</summary>
    public uint? MetadataFormatIdentifier { get; private init; }

    /// <summary>metadata_service_id, 8 bits, uimsbf.</summary>
    public byte MetadataServiceId { get; private init; }

    /// <summary>metadata_locator_record_flag, 1 bit, bslbf.</summary>
    public bool MetadataLocatorRecordFlag { get; private init; }

    /// <summary>MPEG_carriage_flags, 2 bits, uimsbf.</summary>
    public byte MpegCarriageFlags { get; private init; }

    /// <summary>further_data, bytes.</summary>
    public ReadOnlySpan<byte> FurtherData { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MetadataPointerDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort metadataApplicationFormat = cursor.Word();
        uint? metadataApplicationFormatIdentifier = metadataApplicationFormat == 0xFFFF ? cursor.DoubleWord() : null;
        byte metadataFormat = cursor.Byte();
        uint? metadataFormatIdentifier = metadataFormat == 0xFF ? cursor.DoubleWord() : null;
        byte metadataServiceId = cursor.Byte();
        byte fromMetadataLocatorRecordFlag = cursor.Byte();
        ReadOnlySpan<byte> furtherData = cursor.TakeRest();
        view = new MetadataPointerDescriptor
        {
            MetadataApplicationFormat = metadataApplicationFormat,
            MetadataApplicationFormatIdentifier = metadataApplicationFormatIdentifier,
            MetadataFormat = metadataFormat,
            MetadataFormatIdentifier = metadataFormatIdentifier,
            MetadataServiceId = metadataServiceId,
            MetadataLocatorRecordFlag = (fromMetadataLocatorRecordFlag & 0x80) != 0,
            MpegCarriageFlags = (byte)((fromMetadataLocatorRecordFlag >> 5) & 3),
            FurtherData = furtherData,
        };
        return cursor.Status;
    }
}
