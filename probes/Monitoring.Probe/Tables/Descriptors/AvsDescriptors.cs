using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Avs;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of AVS and DRA.</summary>
internal static class AvsDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.AvsVideo, new("AVS_video_descriptor", AvsVideo)),
        new(DescriptorTag.DraAudio, new("DRA_audio_stream_descriptor", DraAudio)),
        new(DescriptorTag.Avs3Video, new("AVS3_video_descriptor", Avs3Video)),
        new(DescriptorTag.Avs3Audio, new("AVS3_audio_descriptor", Avs3Audio)),
        new(DescriptorTag.Avs2Audio, new("AVS2_audio_descriptor", Avs2Audio)),
    ];

    private static ParseStatus AvsVideo(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AvsVideoDescriptor.TryRead(body, out AvsVideoDescriptor view);
        fields.Coded("profile_id", view.ProfileId, CodecMeanings.AvsProfile(view.ProfileId), 2);
        fields.Hex("level_id", view.LevelId, 2);
        fields.Flag("multiple_frame_rate_flag", view.MultipleFrameRateFlag);
        fields.Coded("frame_rate_code", view.FrameRateCode, CodecMeanings.FrameRate(view.FrameRateCode));
        fields.Flag("AVS_still_present", view.AvsStillPresent);
        fields.Number("chroma_format", view.ChromaFormat);
        fields.Number("sample_precision", view.SamplePrecision);
        return status;
    }

    private static ParseStatus DraAudio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DraAudioDescriptor.TryRead(body, out DraAudioDescriptor view);
        fields.Number("sample_rate_index", view.SampleRateIndex);
        fields.Number("num_normal_channels", view.NumNormalChannels);
        fields.Number("num_lfe_channels", view.NumLfeChannels);
        fields.Flag("dra_version_flag", view.DraVersionFlag);
        fields.Flag("text_present_flag", view.TextPresentFlag);
        fields.Flag("language_present_flag", view.LanguagePresentFlag);
        fields.Text("text", view.Text);
        fields.Word("ISO_639_language_code", view.Iso639LanguageCode);
        fields.Bytes("additional_info", view.AdditionalInfo);
        return status;
    }

    private static ParseStatus Avs3Video(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Avs3VideoDescriptor.TryRead(body, out Avs3VideoDescriptor view);
        fields.Coded("profile_id", view.ProfileId, CodecMeanings.Avs3Profile(view.ProfileId), 2);
        fields.Hex("level_id", view.LevelId, 2);
        fields.Flag("multiple_frame_rate_flag", view.MultipleFrameRateFlag);
        fields.Coded("frame_rate_code", view.FrameRateCode, CodecMeanings.FrameRate(view.FrameRateCode));
        fields.Number("sample_precision", view.SamplePrecision);
        fields.Number("chroma_format", view.ChromaFormat);
        fields.Flag("temporal_id_flag", view.TemporalIdFlag);
        fields.Flag("td_mode_flag", view.TdModeFlag);
        fields.Flag("library_stream_flag", view.LibraryStreamFlag);
        fields.Flag("library_picture_enable_flag", view.LibraryPictureEnableFlag);
        fields.Number("colour_primaries", view.ColourPrimaries);
        fields.Number("transfer_characteristics", view.TransferCharacteristics);
        fields.Number("matrix_coefficients", view.MatrixCoefficients);
        return status;
    }

    private static ParseStatus Avs3Audio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Avs3AudioDescriptor.TryRead(body, out Avs3AudioDescriptor view);
        fields.Coded("audio_codec_id", view.AudioCodecId, CodecMeanings.Avs3AudioCodec(view.AudioCodecId));
        fields.Number("sampling_frequency_index", view.SamplingFrequencyIndex);
        fields.Bytes("coding_data", view.CodingData);
        return status;
    }

    private static ParseStatus Avs2Audio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = Avs2AudioDescriptor.TryRead(body, out Avs2AudioDescriptor view);
        fields.Number("num_channels", view.NumChannels);
        fields.Number("sample_rate_index", view.SampleRateIndex);
        fields.Flag("avs_version_flag", view.AvsVersionFlag);
        fields.Flag("text_present_flag", view.TextPresentFlag);
        fields.Flag("language_present_flag", view.LanguagePresentFlag);
        fields.Bytes("description", view.Description);
        fields.Word("ISO_639_language_code", view.Iso639LanguageCode);
        fields.Bytes("version_and_additional_info", view.VersionAndAdditionalInfo);
        return status;
    }
}
