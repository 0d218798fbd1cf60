using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Splicing;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes splice descriptors, which have tags of their own, SCTE 35 §10.3.</summary>
internal static class SpliceDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(SegmentationDescriptor.Tag, new("segmentation_descriptor", Segmentation)),
    ];

    private static ParseStatus Segmentation(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SegmentationDescriptor.TryRead(body, out SegmentationDescriptor view);
        if (status == ParseStatus.Complete)
        {
            fields.Number("segmentation_event_id", view.SegmentationEventId);
            fields.Flag("segmentation_event_cancel_indicator", view.SegmentationEventCancelIndicator);
            if (!view.SegmentationEventCancelIndicator)
            {
                fields.Flag("program_segmentation_flag", view.ProgramSegmentationFlag);
                fields.Flag("delivery_not_restricted_flag", view.DeliveryNotRestrictedFlag);
                fields.Number("segmentation_duration", view.SegmentationDuration);
                fields.Hex("segmentation_upid_type", view.SegmentationUpidType, 2);
                fields.Bytes("segmentation_upid", view.SegmentationUpid);
                fields.Coded(
                    "segmentation_type_id", view.SegmentationTypeId, ApplicationMeanings.Segmentation(view.SegmentationTypeId), 2);
                fields.Number("segment_num", view.SegmentNum);
                fields.Number("segments_expected", view.SegmentsExpected);
            }
        }

        return status;
    }
}
