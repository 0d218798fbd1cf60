using System.Buffers.Binary;

namespace Monitoring.Streams.Descriptors.Atsc;

/// <summary>
/// One service of a caption_service_descriptor, tag 0x86, ATSC A/65 §6.9.2, which is 3 bits reserved, number_of_services in 5 and a loop of:
/// <code>
/// language                    24 uimsbf
/// digital_cc                   1 bslbf
/// reserved                     1 bslbf
/// caption_service_number       6 uimsbf  line21_field in the last bit where digital_cc is 0
/// easy_reader                  1 bslbf
/// wide_aspect_ratio            1 bslbf
/// reserved                    14 bslbf
/// </code>
/// </summary>
/// <param name="Language">language, three letters; null for what is none.</param>
/// <param name="DigitalCc">digital_cc, 1 bit, bslbf.</param>
/// <param name="CaptionServiceNumber">caption_service_number, 6 bits, or line21_field, 1 bit.</param>
/// <param name="EasyReader">easy_reader, 1 bit, bslbf.</param>
/// <param name="WideAspectRatio">wide_aspect_ratio, 1 bit, bslbf.</param>
public readonly record struct CaptionServiceEntry(
    string? Language, bool DigitalCc, byte CaptionServiceNumber, bool EasyReader, bool WideAspectRatio)
    : IDescriptorEntry<CaptionServiceEntry>
{
    private const int FlagsAt = 3;

    /// <inheritdoc/>
    public static int Size => 6;

    /// <inheritdoc/>
    public static CaptionServiceEntry Read(ReadOnlySpan<byte> entry)
    {
        bool isDigital = (entry[FlagsAt] & 0x80) != 0;
        ushort ways = BinaryPrimitives.ReadUInt16BigEndian(entry[(FlagsAt + 1)..]);
        return new CaptionServiceEntry(
            LanguageCode.Read(entry[..LanguageCode.Size]), isDigital, (byte)(entry[FlagsAt] & (isDigital ? 0x3F : 0x01)), (ways & 0x8000) != 0,
            (ways & 0x4000) != 0);
    }
}
