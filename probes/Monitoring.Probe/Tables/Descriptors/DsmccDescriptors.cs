using Monitoring.Streams.Bits;
using Monitoring.Streams.Dsmcc;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes stream descriptors of DSM-CC, which have tags of their own, ISO/IEC 13818-6 §8.</summary>
internal static class DsmccDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(StreamDescriptorTag.NptReference, new("NPTReferenceDescriptor", NptReference)),
        new(StreamDescriptorTag.NptEndpoint, new("NPTEndpointDescriptor", NptEndpoint)),
        new(StreamDescriptorTag.StreamMode, new("StreamModeDescriptor", StreamMode)),
        new(StreamDescriptorTag.StreamEvent, new("StreamEventDescriptor", StreamEvent)),
    ];

    private static ParseStatus NptReference(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = NptReferenceDescriptor.TryRead(body, out NptReferenceDescriptor view);
        fields.Flag("postDiscontinuityIndicator", view.PostDiscontinuityIndicator);
        fields.Number("contentId", view.ContentId);
        fields.Number("STC_Reference", view.StcReference);
        fields.Number("NPT_Reference", view.NptReference);
        fields.Number("scaleNumerator", view.ScaleNumerator);
        fields.Number("scaleDenominator", view.ScaleDenominator);
        return status;
    }

    private static ParseStatus NptEndpoint(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = NptEndpointDescriptor.TryRead(body, out NptEndpointDescriptor view);
        fields.Number("startNPT", view.StartNpt);
        fields.Number("stopNPT", view.StopNpt);
        return status;
    }

    private static ParseStatus StreamMode(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        if (body.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        fields.Number("streamMode", body[0]);
        return ParseStatus.Complete;
    }

    private static ParseStatus StreamEvent(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = StreamEventDescriptor.TryRead(body, out StreamEventDescriptor view);
        fields.Hex("eventId", view.EventId, 4);
        fields.Number("eventNPT", view.EventNpt);
        fields.Bytes("privateDataByte", view.PrivateData);
        return status;
    }
}
