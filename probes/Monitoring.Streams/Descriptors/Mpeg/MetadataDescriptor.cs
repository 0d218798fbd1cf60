using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// metadata_descriptor, tag 0x26, ISO/IEC 13818-1 §2.6.60:
/// <code>
/// metadata_application_format                16 uimsbf
/// metadata_application_format_identifier     32 uimsbf  if announced
/// metadata_format                             8 uimsbf
/// metadata_format_identifier                 32 uimsbf  if announced
/// metadata_service_id                         8 uimsbf
/// decoder_config_flags                        3 uimsbf
/// DSM-CC_flag                                 1 bslbf
/// reserved                                    4 bslbf
/// further_data                                the rest
/// </code>
/// </summary>
public readonly ref struct MetadataDescriptor
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

    /// <summary>decoder_config_flags, 3 bits, uimsbf.</summary>
    public byte DecoderConfigFlags { get; private init; }

    /// <summary>DSM-CC_flag, 1 bit, bslbf.</summary>
    public bool DsmCcFlag { get; private init; }

    /// <summary>further_data, bytes.</summary>
    public ReadOnlySpan<byte> FurtherData { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MetadataDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort metadataApplicationFormat = cursor.Word();
        uint? metadataApplicationFormatIdentifier = metadataApplicationFormat == 0xFFFF ? cursor.DoubleWord() : null;
        byte metadataFormat = cursor.Byte();
        uint? metadataFormatIdentifier = metadataFormat == 0xFF ? cursor.DoubleWord() : null;
        byte metadataServiceId = cursor.Byte();
        byte fromDecoderConfigFlags = cursor.Byte();
        ReadOnlySpan<byte> furtherData = cursor.TakeRest();
        view = new MetadataDescriptor
        {
            MetadataApplicationFormat = metadataApplicationFormat,
            MetadataApplicationFormatIdentifier = metadataApplicationFormatIdentifier,
            MetadataFormat = metadataFormat,
            MetadataFormatIdentifier = metadataFormatIdentifier,
            MetadataServiceId = metadataServiceId,
            DecoderConfigFlags = (byte)(fromDecoderConfigFlags >> 5),
            DsmCcFlag = (fromDecoderConfigFlags & 0x10) != 0,
            FurtherData = furtherData,
        };
        return cursor.Status;
    }
}
