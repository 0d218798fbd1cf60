using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Extension;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors whose tag is the first byte of an extension_descriptor, EN 300 468 §6.4.</summary>
internal static class ExtensionDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(ExtensionTag.T2DeliverySystem, new("T2_delivery_system_descriptor", T2DeliverySystem)),
        new(ExtensionTag.SupplementaryAudio, new("supplementary_audio_descriptor", SupplementaryAudio)),
        new(ExtensionTag.Message, new("message_descriptor", Message)),
        new(ExtensionTag.ServiceRelocated, new("service_relocated_descriptor", ServiceRelocated)),
        new(ExtensionTag.C2DeliverySystem, new("C2_delivery_system_descriptor", C2DeliverySystem)),
        new(ExtensionTag.T2Mi, new("T2MI_descriptor", T2Mi)),
        new(ExtensionTag.UriLinkage, new("URI_linkage_descriptor", UriLinkage)),
        new(ExtensionTag.Ac4, new("AC-4_descriptor", Ac4)),
        new(ExtensionTag.S2xDeliverySystem, new("S2X_satellite_delivery_system_descriptor", S2xDeliverySystem)),
        new(ExtensionTag.AudioPreselection, new("audio_preselection_descriptor", AudioPreselection)),
        new(ExtensionTag.TtmlSubtitling, new("TTML_subtitling_descriptor", TtmlSubtitling)),
    ];

    private static ParseStatus T2DeliverySystem(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = T2DeliverySystemDescriptor.TryRead(body, out T2DeliverySystemDescriptor view);
        fields.Number("plp_id", view.PlpId);
        fields.Hex("T2_system_id", view.T2SystemId, 4);
        fields.Number("SISO/MISO", view.SisoMiso);
        fields.Number("bandwidth", view.Bandwidth);
        fields.Number("guard_interval", view.GuardInterval);
        fields.Number("transmission_mode", view.TransmissionMode);
        fields.Flag("other_frequency_flag", view.OtherFrequencyFlag);
        fields.Flag("tfs_flag", view.TfsFlag);
        fields.Bytes("cells", view.Cells);
        return status;
    }

    private static ParseStatus SupplementaryAudio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SupplementaryAudioDescriptor.TryRead(body, out SupplementaryAudioDescriptor view);
        fields.Flag("mix_type", view.MixType);
        fields.Number("editorial_classification", view.EditorialClassification);
        fields.Flag("language_code_present", view.LanguageCodePresent);
        fields.Word("ISO_639_language_code", view.Iso639LanguageCode);
        fields.Bytes("private_data_byte", view.PrivateDataByte);
        return status;
    }

    private static ParseStatus Message(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MessageDescriptor.TryRead(body, out MessageDescriptor view);
        fields.Number("message_id", view.MessageId);
        fields.Word("ISO_639_language_code", view.Iso639LanguageCode);
        fields.Text("text", view.Text);
        return status;
    }

    private static ParseStatus ServiceRelocated(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ServiceRelocatedDescriptor.TryRead(body, out ServiceRelocatedDescriptor view);
        fields.Hex("old_original_network_id", view.OldOriginalNetworkId, 4);
        fields.Hex("old_transport_stream_id", view.OldTransportStreamId, 4);
        fields.Hex("old_service_id", view.OldServiceId, 4);
        return status;
    }

    private static ParseStatus C2DeliverySystem(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = C2DeliverySystemDescriptor.TryRead(body, out C2DeliverySystemDescriptor view);
        fields.Number("plp_id", view.PlpId);
        fields.Number("data_slice_id", view.DataSliceId);
        fields.Number("C2_System_tuning_frequency", view.C2SystemTuningFrequency);
        fields.Number("C2_System_tuning_frequency_type", view.C2SystemTuningFrequencyType);
        fields.Number("active_OFDM_symbol_duration", view.ActiveOfdmSymbolDuration);
        fields.Number("guard_interval", view.GuardInterval);
        return status;
    }

    private static ParseStatus T2Mi(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = T2MiDescriptor.TryRead(body, out T2MiDescriptor view);
        fields.Number("t2mi_stream_id", view.T2miStreamId);
        fields.Number("num_t2mi_streams_minus_one", view.NumT2miStreamsMinusOne);
        fields.Flag("pcr_iscr_common_clock_flag", view.PcrIscrCommonClockFlag);
        fields.Bytes("reserved_byte", view.ReservedByte);
        return status;
    }

    private static ParseStatus UriLinkage(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = UriLinkageDescriptor.TryRead(body, out UriLinkageDescriptor view);
        fields.Number("uri_linkage_type", view.UriLinkageType);
        fields.Text("uri_char", view.UriChar);
        fields.Number("min_polling_interval", view.MinPollingInterval);
        fields.Bytes("private_data_byte", view.PrivateDataByte);
        return status;
    }

    private static ParseStatus Ac4(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Ac4Descriptor.TryRead(body, out Ac4Descriptor view);
        fields.Flag("ac4_config_flag", view.Ac4ConfigFlag);
        fields.Flag("ac4_toc_flag", view.Ac4TocFlag);
        fields.Flag("ac4_dialog_enhancement_enabled", view.Ac4DialogEnhancementEnabled);
        fields.Number("ac4_channel_mode", view.Ac4ChannelMode);
        fields.Bytes("ac4_dsi_byte", view.Ac4DsiByte);
        fields.Bytes("additional_info_byte", view.AdditionalInfoByte);
        return status;
    }

    private static ParseStatus S2xDeliverySystem(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = S2xDeliverySystemDescriptor.TryRead(body, out S2xDeliverySystemDescriptor view);
        fields.Number("receiver_profiles", view.ReceiverProfiles);
        fields.Number("S2X_mode", view.S2XMode);
        fields.Flag("scrambling_sequence_selector", view.ScramblingSequenceSelector);
        fields.Number("TS_GS_S2X_mode", view.TsGsS2xMode);
        fields.Number("scrambling_sequence_index", view.ScramblingSequenceIndex);
        fields.Hex("frequency", view.Frequency, 8);
        fields.Hex("orbital_position", view.OrbitalPosition, 4);
        fields.Flag("west_east_flag", view.WestEastFlag);
        fields.Coded("polarization", view.Polarization, DeliveryMeanings.Polarization(view.Polarization));
        fields.Flag("multiple_input_stream_flag", view.MultipleInputStreamFlag);
        fields.Number("roll_off", view.RollOff);
        fields.Hex("symbol_rate", view.SymbolRate, 7);
        fields.Number("input_stream_identifier", view.InputStreamIdentifier);
        fields.Number("timeslice_number", view.TimesliceNumber);
        fields.Bytes("reserved_byte", view.ReservedByte);
        return status;
    }

    private static ParseStatus AudioPreselection(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AudioPreselectionDescriptor.TryRead(body, out AudioPreselectionDescriptor view);
        fields.Number("num_preselections", view.NumPreselections);
        fields.Bytes("preselections", view.Preselections);
        return status;
    }

    private static ParseStatus TtmlSubtitling(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TtmlSubtitlingDescriptor.TryRead(body, out TtmlSubtitlingDescriptor view);
        fields.Word("ISO_639_language_code", view.Iso639LanguageCode);
        fields.Hex("subtitle_purpose", view.SubtitlePurpose, 2);
        fields.Number("TTS_suitability", view.TtsSuitability);
        fields.Flag("essential_font_usage_flag", view.EssentialFontUsageFlag);
        fields.Flag("qualifier_present_flag", view.QualifierPresentFlag);
        fields.Number("dvb_ttml_profile_count", view.DvbTtmlProfileCount);
        fields.Bytes("profiles", view.Profiles);
        return status;
    }
}
