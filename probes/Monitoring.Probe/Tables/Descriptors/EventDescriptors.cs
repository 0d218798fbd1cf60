using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of events.</summary>
internal static class EventDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.ShortEvent, new("short_event_descriptor", ShortEvent)),
        new(DescriptorTag.ExtendedEvent, new("extended_event_descriptor", ExtendedEvent)),
        new(DescriptorTag.Component, new("component_descriptor", Component)),
    ];

    private static ParseStatus ShortEvent(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ShortEventDescriptor.TryRead(body, out ShortEventDescriptor view);
        fields.Word("ISO_639_language_code", view.LanguageCode);
        fields.Text("event_name", view.EventName);
        fields.Text("text", view.Text);
        return status;
    }

    private static ParseStatus ExtendedEvent(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ExtendedEventDescriptor.TryRead(body, out ExtendedEventDescriptor view);
        fields.Number("descriptor_number", view.DescriptorNumber);
        fields.Number("last_descriptor_number", view.LastDescriptorNumber);
        fields.Word("ISO_639_language_code", view.LanguageCode);
        bool continues = view.DescriptorNumber > 0 && view.Text is [>= 0x20, ..];
        fields.Text("text", view.Text, continues ? scope.TextSelection : null);
        List<FieldList> items = fields.Loop("items");
        foreach (ExtendedEventItemReader item in view.Items)
        {
            FieldList round = items.Next();
            round.Text("item_description", item.ItemDescription);
            round.Text("item", item.Item);
        }

        return status;
    }

    private static ParseStatus Component(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ComponentDescriptor.TryRead(body, out ComponentDescriptor view);
        fields.Number("stream_content_ext", view.StreamContentExt);
        fields.Coded("stream_content", view.StreamContent, StreamMeanings.StreamContent(view.StreamContent, view.StreamContentExt));
        fields.Hex("component_type", view.ComponentType, 2);
        fields.Hex("component_tag", view.ComponentTag, 2);
        fields.Word("ISO_639_language_code", view.LanguageCode);
        fields.Text("text", view.Text);
        return status;
    }
}
