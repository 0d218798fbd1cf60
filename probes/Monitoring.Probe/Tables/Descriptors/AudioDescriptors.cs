using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of the sound codecs of EN 300 468.</summary>
internal static class AudioDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.Ac3, new("AC-3_descriptor", Ac3)),
        new(DescriptorTag.EnhancedAc3, new("enhanced_AC-3_descriptor", EnhancedAc3)),
        new(DescriptorTag.Aac, new("AAC_descriptor", Aac)),
    ];

    private static ParseStatus Ac3(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Ac3Descriptor.TryRead(body, out Ac3Descriptor view);
        fields.Flag("component_type_flag", view.ComponentTypeFlag);
        fields.Flag("bsid_flag", view.BsidFlag);
        fields.Flag("mainid_flag", view.MainidFlag);
        fields.Flag("asvc_flag", view.AsvcFlag);
        fields.Hex("component_type", view.ComponentType, 2);
        fields.Number("bsid", view.Bsid);
        fields.Number("mainid", view.Mainid);
        fields.Hex("asvc", view.Asvc, 2);
        fields.Bytes("additional_info_byte", view.AdditionalInfoByte);
        return status;
    }

    private static ParseStatus EnhancedAc3(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = EnhancedAc3Descriptor.TryRead(body, out EnhancedAc3Descriptor view);
        fields.Flag("component_type_flag", view.ComponentTypeFlag);
        fields.Flag("bsid_flag", view.BsidFlag);
        fields.Flag("mainid_flag", view.MainidFlag);
        fields.Flag("asvc_flag", view.AsvcFlag);
        fields.Flag("mixinfoexists", view.Mixinfoexists);
        fields.Flag("substream1_flag", view.Substream1Flag);
        fields.Flag("substream2_flag", view.Substream2Flag);
        fields.Flag("substream3_flag", view.Substream3Flag);
        fields.Hex("component_type", view.ComponentType, 2);
        fields.Number("bsid", view.Bsid);
        fields.Number("mainid", view.Mainid);
        fields.Hex("asvc", view.Asvc, 2);
        fields.Hex("substream1", view.Substream1, 2);
        fields.Hex("substream2", view.Substream2, 2);
        fields.Hex("substream3", view.Substream3, 2);
        fields.Bytes("additional_info_byte", view.AdditionalInfoByte);
        return status;
    }

    private static ParseStatus Aac(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AacDescriptor.TryRead(body, out AacDescriptor view);
        fields.Hex("profile_and_level", view.ProfileAndLevel, 2);
        fields.Flag("AAC_type_flag", view.AacTypeFlag);
        fields.Flag("SAOC_DE_flag", view.SaocDeFlag);
        fields.Hex("AAC_type", view.AacType, 2);
        fields.Bytes("additional_info_byte", view.AdditionalInfoByte);
        return status;
    }
}
