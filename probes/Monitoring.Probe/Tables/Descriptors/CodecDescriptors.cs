using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Mpeg;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of ISO/IEC 13818-1 about the codecs of later years.</summary>
internal static class CodecDescriptors
{
    /// <summary>Descriptors whose tag is the first byte of an Extension_descriptor of ISO/IEC 13818-1.</summary>
    public static KeyValuePair<byte, DescriptorDescriber>[] Extensions { get; } =
    [
        new(MpegExtensionTag.HevcTimingAndHrd, new("HEVC_timing_and_HRD_descriptor", HevcTimingAndHrd)),
    ];

    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.Mpeg4Video, new("MPEG-4_video_descriptor", Mpeg4Video)),
        new(DescriptorTag.Mpeg4Audio, new("MPEG-4_audio_descriptor", Mpeg4Audio)),
        new(DescriptorTag.ExternalEsId, new("external_ES_ID_descriptor", ExternalEsId)),
        new(DescriptorTag.MultiplexBuffer, new("multiplex_buffer_descriptor", MultiplexBuffer)),
        new(DescriptorTag.AvcVideo, new("AVC_video_descriptor", AvcVideo)),
        new(DescriptorTag.AvcTimingAndHrd, new("AVC_timing_and_HRD_descriptor", AvcTimingAndHrd)),
        new(DescriptorTag.Mpeg2AacAudio, new("MPEG-2_AAC_audio_descriptor", Mpeg2AacAudio)),
        new(DescriptorTag.AuxiliaryVideoStream, new("auxiliary_video_stream_descriptor", AuxiliaryVideoStream)),
        new(DescriptorTag.SvcExtension, new("SVC_extension_descriptor", SvcExtension)),
        new(DescriptorTag.MvcExtension, new("MVC_extension_descriptor", MvcExtension)),
        new(DescriptorTag.HevcVideo, new("HEVC_video_descriptor", HevcVideo)),
        new(DescriptorTag.MetadataPointer, new("metadata_pointer_descriptor", MetadataPointer)),
        new(DescriptorTag.Metadata, new("metadata_descriptor", Metadata)),
        new(DescriptorTag.MetadataStd, new("metadata_STD_descriptor", MetadataStd)),
    ];

    private static ParseStatus SvcExtension(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SvcExtensionDescriptor.TryRead(body, out SvcExtensionDescriptor view);
        fields.Number("width", view.Width);
        fields.Number("height", view.Height);
        fields.Number("frame_rate", view.FrameRate);
        fields.Number("average_bitrate", view.AverageBitrate);
        fields.Number("maximum_bitrate", view.MaximumBitrate);
        fields.Number("dependency_id", view.DependencyId);
        fields.Number("quality_id_start", view.QualityIdStart);
        fields.Number("quality_id_end", view.QualityIdEnd);
        fields.Number("temporal_id_start", view.TemporalIdStart);
        fields.Number("temporal_id_end", view.TemporalIdEnd);
        fields.Flag("no_sei_nal_unit_present", view.NoSeiNalUnitPresent);
        return status;
    }

    private static ParseStatus MvcExtension(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MvcExtensionDescriptor.TryRead(body, out MvcExtensionDescriptor view);
        fields.Number("average_bit_rate", view.AverageBitRate);
        fields.Number("maximum_bitrate", view.MaximumBitrate);
        fields.Flag("view_association_not_present", view.ViewAssociationNotPresent);
        fields.Flag("base_view_is_left_eyeview", view.BaseViewIsLeftEyeview);
        fields.Number("view_order_index_min", view.ViewOrderIndexMin);
        fields.Number("view_order_index_max", view.ViewOrderIndexMax);
        fields.Number("temporal_id_start", view.TemporalIdStart);
        fields.Number("temporal_id_end", view.TemporalIdEnd);
        fields.Flag("no_sei_nal_unit_present", view.NoSeiNalUnitPresent);
        fields.Flag("no_prefix_nal_unit_present", view.NoPrefixNalUnitPresent);
        return status;
    }

    private static ParseStatus Mpeg4Video(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Mpeg4VideoDescriptor.TryRead(body, out Mpeg4VideoDescriptor view);
        fields.Hex("MPEG-4_visual_profile_and_level", view.Mpeg4VisualProfileAndLevel, 2);
        return status;
    }

    private static ParseStatus Mpeg4Audio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Mpeg4AudioDescriptor.TryRead(body, out Mpeg4AudioDescriptor view);
        fields.Hex("MPEG-4_audio_profile_and_level", view.Mpeg4AudioProfileAndLevel, 2);
        return status;
    }

    private static ParseStatus ExternalEsId(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ExternalEsIdDescriptor.TryRead(body, out ExternalEsIdDescriptor view);
        fields.Number("external_ES_ID", view.ExternalEsId);
        return status;
    }

    private static ParseStatus MultiplexBuffer(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MultiplexBufferDescriptor.TryRead(body, out MultiplexBufferDescriptor view);
        fields.Number("MB_buffer_size", view.MbBufferSize);
        fields.Number("TB_leak_rate", view.TbLeakRate);
        return status;
    }

    private static ParseStatus AvcVideo(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AvcVideoDescriptor.TryRead(body, out AvcVideoDescriptor view);
        fields.Coded("profile_idc", view.ProfileIdc, CodecMeanings.AvcProfile(view.ProfileIdc));
        fields.Flag("constraint_set0_flag", view.ConstraintSet0Flag);
        fields.Flag("constraint_set1_flag", view.ConstraintSet1Flag);
        fields.Flag("constraint_set2_flag", view.ConstraintSet2Flag);
        fields.Flag("constraint_set3_flag", view.ConstraintSet3Flag);
        fields.Flag("constraint_set4_flag", view.ConstraintSet4Flag);
        fields.Flag("constraint_set5_flag", view.ConstraintSet5Flag);
        fields.Number("AVC_compatible_flags", view.AvcCompatibleFlags);
        fields.Number("level_idc", view.LevelIdc);
        fields.Flag("AVC_still_present", view.AvcStillPresent);
        fields.Flag("AVC_24_hour_picture_flag", view.Avc24HourPictureFlag);
        fields.Flag("Frame_Packing_SEI_not_present_flag", view.FramePackingSeiNotPresentFlag);
        return status;
    }

    private static ParseStatus AvcTimingAndHrd(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AvcTimingAndHrdDescriptor.TryRead(body, out AvcTimingAndHrdDescriptor view);
        fields.Flag("hrd_management_valid_flag", view.HrdManagementValidFlag);
        fields.Flag("picture_and_timing_info_present", view.PictureAndTimingInfoPresent);
        fields.Flag("90kHz_flag", view.Is90KHzFlag);
        fields.Number("N", view.N);
        fields.Number("K", view.K);
        fields.Number("num_units_in_tick", view.NumUnitsInTick);
        fields.Flag("fixed_frame_rate_flag", view.FixedFrameRateFlag);
        fields.Flag("temporal_poc_flag", view.TemporalPocFlag);
        fields.Flag("picture_to_display_conversion_flag", view.PictureToDisplayConversionFlag);
        return status;
    }

    private static ParseStatus Mpeg2AacAudio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Mpeg2AacAudioDescriptor.TryRead(body, out Mpeg2AacAudioDescriptor view);
        fields.Number("MPEG-2_AAC_profile", view.Mpeg2AacProfile);
        fields.Number("MPEG-2_AAC_channel_configuration", view.Mpeg2AacChannelConfiguration);
        fields.Number("MPEG-2_AAC_additional_information", view.Mpeg2AacAdditionalInformation);
        return status;
    }

    private static ParseStatus AuxiliaryVideoStream(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AuxiliaryVideoStreamDescriptor.TryRead(body, out AuxiliaryVideoStreamDescriptor view);
        fields.Hex("aux_video_codedstreamtype", view.AuxVideoCodedstreamtype, 2);
        fields.Bytes("si_rbsp", view.SiRbsp);
        return status;
    }

    private static ParseStatus HevcVideo(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = HevcVideoDescriptor.TryRead(body, out HevcVideoDescriptor view);
        fields.Number("profile_space", view.ProfileSpace);
        fields.Flag("tier_flag", view.TierFlag);
        fields.Coded("profile_idc", view.ProfileIdc, CodecMeanings.HevcProfile(view.ProfileIdc));
        fields.Hex("profile_compatibility_indication", view.ProfileCompatibilityIndication, 8);
        fields.Flag("progressive_source_flag", view.ProgressiveSourceFlag);
        fields.Flag("interlaced_source_flag", view.InterlacedSourceFlag);
        fields.Flag("non_packed_constraint_flag", view.NonPackedConstraintFlag);
        fields.Flag("frame_only_constraint_flag", view.FrameOnlyConstraintFlag);
        fields.Number("level_idc", view.LevelIdc);
        fields.Flag("temporal_layer_subset_flag", view.TemporalLayerSubsetFlag);
        fields.Flag("HEVC_still_present_flag", view.HevcStillPresentFlag);
        fields.Flag("HEVC_24hr_picture_present_flag", view.Hevc24hrPicturePresentFlag);
        fields.Flag("sub_pic_hrd_params_not_present_flag", view.SubPicHrdParamsNotPresentFlag);
        fields.Coded("HDR_WCG_idc", view.HdrWcgIdc, CodecMeanings.HdrWcg(view.HdrWcgIdc));
        fields.Number("temporal_id_min", view.TemporalIdMin);
        fields.Number("temporal_id_max", view.TemporalIdMax);
        return status;
    }

    private static ParseStatus MetadataPointer(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MetadataPointerDescriptor.TryRead(body, out MetadataPointerDescriptor view);
        fields.Hex("metadata_application_format", view.MetadataApplicationFormat, 4);
        fields.Hex("metadata_application_format_identifier", view.MetadataApplicationFormatIdentifier, 8);
        fields.Hex("metadata_format", view.MetadataFormat, 2);
        fields.Hex("metadata_format_identifier", view.MetadataFormatIdentifier, 8);
        fields.Number("metadata_service_id", view.MetadataServiceId);
        fields.Flag("metadata_locator_record_flag", view.MetadataLocatorRecordFlag);
        fields.Number("MPEG_carriage_flags", view.MpegCarriageFlags);
        fields.Bytes("further_data", view.FurtherData);
        return status;
    }

    private static ParseStatus Metadata(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MetadataDescriptor.TryRead(body, out MetadataDescriptor view);
        fields.Hex("metadata_application_format", view.MetadataApplicationFormat, 4);
        fields.Hex("metadata_application_format_identifier", view.MetadataApplicationFormatIdentifier, 8);
        fields.Hex("metadata_format", view.MetadataFormat, 2);
        fields.Hex("metadata_format_identifier", view.MetadataFormatIdentifier, 8);
        fields.Number("metadata_service_id", view.MetadataServiceId);
        fields.Number("decoder_config_flags", view.DecoderConfigFlags);
        fields.Flag("DSM-CC_flag", view.DsmCcFlag);
        fields.Bytes("further_data", view.FurtherData);
        return status;
    }

    private static ParseStatus MetadataStd(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MetadataStdDescriptor.TryRead(body, out MetadataStdDescriptor view);
        fields.Number("metadata_input_leak_rate", view.MetadataInputLeakRate);
        fields.Number("metadata_buffer_size", view.MetadataBufferSize);
        fields.Number("metadata_output_leak_rate", view.MetadataOutputLeakRate);
        return status;
    }

    private static ParseStatus HevcTimingAndHrd(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = HevcTimingAndHrdDescriptor.TryRead(body, out HevcTimingAndHrdDescriptor view);
        fields.Flag("hrd_management_valid_flag", view.HrdManagementValidFlag);
        fields.Flag("target_schedule_idx_not_present_flag", view.TargetScheduleIdxNotPresentFlag);
        fields.Number("target_schedule_idx", view.TargetScheduleIdx);
        fields.Flag("picture_and_timing_info_present_flag", view.PictureAndTimingInfoPresentFlag);
        fields.Flag("90kHz_flag", view.Is90KHzFlag);
        fields.Number("N", view.N);
        fields.Number("K", view.K);
        fields.Number("num_units_in_tick", view.NumUnitsInTick);
        return status;
    }
}
