using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of ISO/IEC 13818-1 that any stream may have.</summary>
internal static class MpegDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.Registration, new("registration_descriptor", Registration)),
        new(DescriptorTag.ConditionalAccess, new("CA_descriptor", ConditionalAccess)),
        new(DescriptorTag.Iso639Language, new("ISO_639_language_descriptor", Iso639Language)),
    ];

    private static ParseStatus Registration(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = RegistrationDescriptor.TryRead(body, out RegistrationDescriptor view);
        if (status == ParseStatus.Complete)
        {
            fields.Coded("format_identifier", view.FormatIdentifier, StreamMeanings.FormatIdentifier(view.FormatIdentifier), 8);
            fields.Bytes("additional_identification_info", body[sizeof(uint)..]);
        }

        return status;
    }

    private static ParseStatus ConditionalAccess(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ConditionalAccessDescriptor.TryRead(body, out ConditionalAccessDescriptor view);
        if (status == ParseStatus.Complete)
        {
            fields.Coded("CA_system_ID", view.CaSystemId, AccessMeanings.System(view.CaSystemId), 4);
            fields.Hex("CA_PID", view.CaPid.Value, 4);
            fields.Bytes("private_data_byte", body[ConditionalAccessDescriptor.FixedSize..]);
        }

        return status;
    }

    private static ParseStatus Iso639Language(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Iso639LanguageDescriptor.TryRead(body, out Iso639LanguageDescriptor view);
        if (status == ParseStatus.Complete)
        {
            List<FieldList> languages = fields.Loop("languages");
            for (int entry = 0; entry < view.Count; entry++)
            {
                FieldList language = languages.Next();
                language.Word("ISO_639_language_code", view.LanguageCode(entry));
                language.Coded("audio_type", view.AudioType(entry), StreamMeanings.AudioType(view.AudioType(entry)));
            }
        }

        return status;
    }
}
