using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Avs;
using Monitoring.Streams.Video.H264;
using Monitoring.Streams.Video.Hevc;
using Monitoring.Streams.Video.Mpeg2;
using Monitoring.Streams.Video.Vvc;
using Monitoring.Testing.Video;

namespace Monitoring.Fuzz.Targets;

/// <summary>Headers of video: what is read has a size, and a rate if it has one.</summary>
public sealed class VideoHeaderTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        Mpeg2Builder.SequenceHeader(720, 576, 2, 3, 5000, 112), Mpeg2Builder.SequenceExtension(0x48, false, 1), Mpeg2Builder.GroupHeader(true),
        Mpeg2Builder.PictureHeader(3, 2), Mpeg2Builder.PictureExtension(3),
        H264Builder.SequenceParameters(1920, 1080, true, 50), H264Builder.Slice(0, 2, 3, idr: true), H264Builder.RecoveryPoint(), H264Builder.Timing(90_000, 3),
        HevcBuilder.SequenceParameters(3840, 2160, 50, schedules: 2, units: true), HevcBuilder.VideoParameters(25, 2), HevcBuilder.Timing(9, 1, 2),
        HevcBuilder.PictureParameters(3, 2), HevcBuilder.Slice(19, 2),
        VvcBuilder.SequenceParameters(3840, 2160, 50), VvcBuilder.SequenceParameters(1920, 1080, 25, plain: true), VvcBuilder.Slice(9, false),
        VvcBuilder.VideoParameters(3), VvcBuilder.DependentSequenceParameters(640, 480),
        AvsBuilder.SequenceHeader(AvsGeneration.Avs, 0x48, 1920, 1080, false), AvsBuilder.SequenceHeader(AvsGeneration.Avs3, 0x32, 3840, 2160, true), [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (Mpeg2SequenceHeader.TryRead(input, out Mpeg2SequenceHeader sequence) == ParseStatus.Complete)
        {
            Check(sequence.Describe(null));
            _ = Mpeg2SequenceExtension.TryRead(input, out Mpeg2SequenceExtension extension);
            Check(sequence.Describe(extension));
        }

        _ = Mpeg2GroupHeader.TryRead(input, out _);
        _ = Mpeg2PictureHeader.TryRead(input, out _);
        _ = Mpeg2PictureExtension.TryRead(input, out _);
        if (H264SequenceParameters.TryRead(input, out H264SequenceParameters parameters) == ParseStatus.Complete)
        {
            Check(parameters.Describe());
        }

        _ = H264SliceHeader.TryRead(input, parameters, out _);
        if (HevcSequenceParameters.TryRead(input, out HevcSequenceParameters hevc) == ParseStatus.Complete)
        {
            Check(hevc.Describe());
        }

        _ = HevcVideoParameters.TryRead(input, out HevcVideoParameters whole);

        CheckMessages(input, parameters, hevc, hevc.Buffer ?? whole.Buffer);
        if (HevcPictureParameters.TryRead(input, out HevcPictureParameters picture) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(picture.Id is >= 0 and < HevcPictureParameters.Count, "parameters of no set");
        }

        _ = VvcVideoParameters.TryRead(input, out VvcVideoParameters layers);
        if (VvcSequenceParameters.TryRead(input, out VvcSequenceParameters vvc) == ParseStatus.Complete)
        {
            Check(vvc.Describe(layers));
        }

        _ = VvcPictureHeader.TryRead(input, out _);
        foreach (AvsGeneration generation in (ReadOnlySpan<AvsGeneration>)[AvsGeneration.Avs, AvsGeneration.Avs2, AvsGeneration.Avs3])
        {
            if (AvsSequenceHeader.TryRead(input, generation, out AvsSequenceHeader avs) == ParseStatus.Complete)
            {
                Check(avs.Describe());
            }

            _ = AvsPictureHeader.TryRead(input, avs, out _);
        }

        _ = HevcSliceHeader.TryRead(input, [(byte)picture.ExtraSliceBits], out _);
    }

    private static void CheckMessages(
        ReadOnlySpan<byte> input, in H264SequenceParameters parameters, in HevcSequenceParameters hevc, HevcBufferParameters? buffer)
    {
        SupplementalMessages messages = new(input, 1);
        int told = 0;
        while (messages.MoveNext())
        {
            BrokenPromiseException.ThrowUnless(++told <= input.Length, "more messages than bytes");
            _ = H264BufferingPeriod.TryRead(messages.Payload, parameters, out _);
            _ = H264PictureTiming.TryRead(messages.Payload, parameters, out _);
            _ = HevcBufferingPeriod.TryRead(messages.Payload, hevc, buffer, out _);
            _ = HevcPictureTiming.TryRead(messages.Payload, hevc, buffer, out _);
        }
    }

    private static void Check(VideoFormat format) =>
        BrokenPromiseException.ThrowUnless(
            format is { Width: > 0, Height: > 0 } && (format.FrameRate?.Value ?? 1) > 0 && (format.DisplayAspect?.Value ?? 1) > 0,
            "a picture without size, shape or rate");
}
