using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Mpeg;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of ISO/IEC 13818-1 about buffers, clocks and streams of MPEG-2.</summary>
internal static class StreamDescriptors
{
    /// <summary>maximum_bitrate counts in 50 bytes a second.</summary>
    private const int BytesPerSecondUnit = 50;

    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.VideoStream, new("video_stream_descriptor", VideoStream)),
        new(DescriptorTag.AudioStream, new("audio_stream_descriptor", AudioStream)),
        new(DescriptorTag.Hierarchy, new("hierarchy_descriptor", Hierarchy)),
        new(DescriptorTag.DataStreamAlignment, new("data_stream_alignment_descriptor", DataStreamAlignment)),
        new(DescriptorTag.TargetBackgroundGrid, new("target_background_grid_descriptor", TargetBackgroundGrid)),
        new(DescriptorTag.VideoWindow, new("video_window_descriptor", VideoWindow)),
        new(DescriptorTag.SystemClock, new("system_clock_descriptor", SystemClock)),
        new(DescriptorTag.MultiplexBufferUtilization, new("multiplex_buffer_utilization_descriptor", MultiplexBufferUtilization)),
        new(DescriptorTag.Copyright, new("copyright_descriptor", Copyright)),
        new(DescriptorTag.MaximumBitrate, new("maximum_bitrate_descriptor", MaximumBitrate)),
        new(DescriptorTag.PrivateDataIndicator, new("private_data_indicator_descriptor", PrivateDataIndicator)),
        new(DescriptorTag.SmoothingBuffer, new("smoothing_buffer_descriptor", SmoothingBuffer)),
        new(DescriptorTag.Std, new("STD_descriptor", Std)),
        new(DescriptorTag.Ibp, new("ibp_descriptor", Ibp)),
        new(DescriptorTag.CarouselIdentifier, new("carousel_identifier_descriptor", CarouselIdentifier)),
        new(DescriptorTag.AssociationTag, new("association_tag_descriptor", AssociationTag)),
    ];

    private static ParseStatus VideoStream(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = VideoStreamDescriptor.TryRead(body, out VideoStreamDescriptor view);
        fields.Flag("multiple_frame_rate_flag", view.MultipleFrameRateFlag);
        fields.Coded("frame_rate_code", view.FrameRateCode, CodecMeanings.FrameRate(view.FrameRateCode));
        fields.Flag("MPEG_1_only_flag", view.Mpeg1OnlyFlag);
        fields.Flag("constrained_parameter_flag", view.ConstrainedParameterFlag);
        fields.Flag("still_picture_flag", view.StillPictureFlag);
        fields.Hex("profile_and_level_indication", view.ProfileAndLevelIndication, 2);
        fields.Number("chroma_format", view.ChromaFormat);
        fields.Flag("frame_rate_extension_flag", view.FrameRateExtensionFlag);
        return status;
    }

    private static ParseStatus AudioStream(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AudioStreamDescriptor.TryRead(body, out AudioStreamDescriptor view);
        fields.Flag("free_format_flag", view.FreeFormatFlag);
        fields.Flag("ID", view.Id);
        fields.Number("layer", view.Layer);
        fields.Flag("variable_rate_audio_indicator", view.VariableRateAudioIndicator);
        return status;
    }

    private static ParseStatus Hierarchy(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = HierarchyDescriptor.TryRead(body, out HierarchyDescriptor view);
        fields.Flag("no_view_scalability_flag", view.NoViewScalabilityFlag);
        fields.Flag("no_temporal_scalability_flag", view.NoTemporalScalabilityFlag);
        fields.Flag("no_spatial_scalability_flag", view.NoSpatialScalabilityFlag);
        fields.Flag("no_quality_scalability_flag", view.NoQualityScalabilityFlag);
        fields.Number("hierarchy_type", view.HierarchyType);
        fields.Number("hierarchy_layer_index", view.HierarchyLayerIndex);
        fields.Flag("tref_present_flag", view.TrefPresentFlag);
        fields.Number("hierarchy_embedded_layer_index", view.HierarchyEmbeddedLayerIndex);
        fields.Number("hierarchy_channel", view.HierarchyChannel);
        return status;
    }

    private static ParseStatus DataStreamAlignment(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DataStreamAlignmentDescriptor.TryRead(body, out DataStreamAlignmentDescriptor view);
        fields.Number("alignment_type", view.AlignmentType);
        return status;
    }

    private static ParseStatus TargetBackgroundGrid(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TargetBackgroundGridDescriptor.TryRead(body, out TargetBackgroundGridDescriptor view);
        fields.Number("horizontal_size", view.HorizontalSize);
        fields.Number("vertical_size", view.VerticalSize);
        fields.Number("aspect_ratio_information", view.AspectRatioInformation);
        return status;
    }

    private static ParseStatus VideoWindow(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = VideoWindowDescriptor.TryRead(body, out VideoWindowDescriptor view);
        fields.Number("horizontal_offset", view.HorizontalOffset);
        fields.Number("vertical_offset", view.VerticalOffset);
        fields.Number("window_priority", view.WindowPriority);
        return status;
    }

    private static ParseStatus SystemClock(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SystemClockDescriptor.TryRead(body, out SystemClockDescriptor view);
        fields.Flag("external_clock_reference_indicator", view.ExternalClockReferenceIndicator);
        fields.Number("clock_accuracy_integer", view.ClockAccuracyInteger);
        fields.Number("clock_accuracy_exponent", view.ClockAccuracyExponent);
        return status;
    }

    private static ParseStatus MultiplexBufferUtilization(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MultiplexBufferUtilizationDescriptor.TryRead(body, out MultiplexBufferUtilizationDescriptor view);
        fields.Flag("bound_valid_flag", view.BoundValidFlag);
        fields.Number("LTW_offset_lower_bound", view.LtwOffsetLowerBound);
        fields.Number("LTW_offset_upper_bound", view.LtwOffsetUpperBound);
        return status;
    }

    private static ParseStatus Copyright(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = CopyrightDescriptor.TryRead(body, out CopyrightDescriptor view);
        fields.Hex("copyright_identifier", view.CopyrightIdentifier, 8);
        fields.Bytes("additional_copyright_info", view.AdditionalCopyrightInfo);
        return status;
    }

    private static ParseStatus MaximumBitrate(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = MaximumBitrateDescriptor.TryRead(body, out MaximumBitrateDescriptor view);
        fields.Number("maximum_bitrate", view.MaximumBitrate);
        fields.Quantity("bitrate", view.MaximumBitrate * BytesPerSecondUnit * 8m / 1000m, "kbps");
        return status;
    }

    private static ParseStatus PrivateDataIndicator(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = PrivateDataIndicatorDescriptor.TryRead(body, out PrivateDataIndicatorDescriptor view);
        fields.Hex("private_data_indicator", view.PrivateDataIndicator, 8);
        return status;
    }

    private static ParseStatus SmoothingBuffer(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SmoothingBufferDescriptor.TryRead(body, out SmoothingBufferDescriptor view);
        fields.Number("sb_leak_rate", view.SbLeakRate);
        fields.Number("sb_size", view.SbSize);
        return status;
    }

    private static ParseStatus Std(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = StdDescriptor.TryRead(body, out StdDescriptor view);
        fields.Flag("leak_valid_flag", view.LeakValidFlag);
        return status;
    }

    private static ParseStatus Ibp(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = IbpDescriptor.TryRead(body, out IbpDescriptor view);
        fields.Flag("closed_gop_flag", view.ClosedGopFlag);
        fields.Flag("identical_gop_flag", view.IdenticalGopFlag);
        fields.Number("max_gop_length", view.MaxGopLength);
        return status;
    }

    private static ParseStatus CarouselIdentifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = CarouselIdentifierDescriptor.TryRead(body, out CarouselIdentifierDescriptor view);
        fields.Number("carousel_id", view.CarouselId);
        fields.Bytes("private_data_byte", view.PrivateDataByte);
        return status;
    }

    private static ParseStatus AssociationTag(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AssociationTagDescriptor.TryRead(body, out AssociationTagDescriptor view);
        fields.Hex("association_tag", view.AssociationTag, 4);
        fields.Number("use", view.Use);
        fields.Bytes("selector_byte", view.SelectorByte);
        fields.Bytes("private_data_byte", view.PrivateDataByte);
        return status;
    }
}
