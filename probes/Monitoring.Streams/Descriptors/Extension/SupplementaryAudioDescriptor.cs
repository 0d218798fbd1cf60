using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// supplementary_audio_descriptor, descriptor_tag_extension 0x06, EN 300 468 §6.4.11:
/// <code>
/// mix_type                      1 bslbf
/// editorial_classification      5 uimsbf
/// reserved                      1 bslbf
/// language_code_present         1 bslbf
/// ISO_639_language_code        24 bslbf  if announced
/// private_data_byte             the rest
/// </code>
/// </summary>
public readonly ref struct SupplementaryAudioDescriptor
{
    /// <summary>mix_type, 1 bit, bslbf.</summary>
    public bool MixType { get; private init; }

    /// <summary>editorial_classification, 5 bits, uimsbf.</summary>
    public byte EditorialClassification { get; private init; }

    /// <summary>language_code_present, 1 bit, bslbf.</summary>
    public bool LanguageCodePresent { get; private init; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters or it is not announced.</summary>
    public string? Iso639LanguageCode { get; private init; }

    /// <summary>private_data_byte, bytes.</summary>
    public ReadOnlySpan<byte> PrivateDataByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SupplementaryAudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromMixType = cursor.Byte();
        bool languageCodePresent = (fromMixType & 0x01) != 0;
        string? iso639LanguageCode = languageCodePresent ? LanguageCode.Read(cursor.Take(LanguageCode.Size)) : null;
        ReadOnlySpan<byte> privateDataByte = cursor.TakeRest();
        view = new SupplementaryAudioDescriptor
        {
            MixType = (fromMixType & 0x80) != 0,
            EditorialClassification = (byte)((fromMixType >> 2) & 0x1F),
            LanguageCodePresent = languageCodePresent,
            Iso639LanguageCode = iso639LanguageCode,
            PrivateDataByte = privateDataByte,
        };
        return cursor.Status;
    }
}
