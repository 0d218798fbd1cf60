using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Atsc;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of ATSC, whose tags are private ones elsewhere.</summary>
internal static class AtscDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.AtscAc3Audio, new("AC-3_audio_stream_descriptor", Ac3Audio)),
        new(DescriptorTag.AtscCaptionService, new("caption_service_descriptor", CaptionService)),
    ];

    private static ParseStatus Ac3Audio(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = AtscAc3AudioDescriptor.TryRead(body, out AtscAc3AudioDescriptor view);
        fields.Number("sample_rate_code", view.SampleRateCode);
        fields.Number("bsid", view.Bsid);
        fields.Number("bit_rate_code", view.BitRateCode);
        fields.Number("surround_mode", view.SurroundMode);
        fields.Number("bsmod", view.Bsmod);
        fields.Number("num_channels", view.NumChannels);
        fields.Flag("full_svc", view.FullSvc);
        fields.Bytes("rest", view.Rest);
        return status;
    }

    private static ParseStatus CaptionService(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        if (body.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        EntryList<CaptionServiceEntry> entries = new(body[1..]);
        fields.Number("number_of_services", body[0] & 0x1F);
        List<FieldList> services = fields.Loop("services");
        foreach (CaptionServiceEntry entry in entries)
        {
            FieldList service = services.Next();
            service.Word("language", entry.Language);
            service.Flag("digital_cc", entry.DigitalCc);
            service.Number(entry.DigitalCc ? "caption_service_number" : "line21_field", entry.CaptionServiceNumber);
            service.Flag("easy_reader", entry.EasyReader);
            service.Flag("wide_aspect_ratio", entry.WideAspectRatio);
        }

        fields.Bytes("rest", entries.Rest);
        return ParseStatus.Complete;
    }
}
