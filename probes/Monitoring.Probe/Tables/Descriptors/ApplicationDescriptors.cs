using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Application;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of the AIT, which has tags of its own, TS 102 809 §5.3.</summary>
internal static class ApplicationDescriptors
{
    /// <summary>protocol_id of applications on the web.</summary>
    private const ushort Http = 0x0003;

    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(ApplicationTag.Application, new("application_descriptor", Application)),
        new(ApplicationTag.ApplicationName, new("application_name_descriptor", ApplicationName)),
        new(ApplicationTag.TransportProtocol, new("transport_protocol_descriptor", TransportProtocol)),
        new(ApplicationTag.DvbJApplication, new("dvb_j_application_descriptor", DvbJApplication)),
        new(ApplicationTag.DvbJApplicationLocation, new("dvb_j_application_location_descriptor", DvbJApplicationLocation)),
        new(ApplicationTag.SimpleApplicationBoundary, new("simple_application_boundary_descriptor", SimpleApplicationBoundary)),
        new(ApplicationTag.SimpleApplicationLocation, new("simple_application_location_descriptor", SimpleApplicationLocation)),
        new(ApplicationTag.ApplicationUsage, new("application_usage_descriptor", ApplicationUsage)),
    ];

    private static ParseStatus Application(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ApplicationDescriptor.TryRead(body, out ApplicationDescriptor view);
        fields.Flag("service_bound_flag", view.ServiceBoundFlag);
        fields.Coded("visibility", view.Visibility, ApplicationMeanings.Visibility(view.Visibility));
        fields.Number("application_priority", view.ApplicationPriority);
        fields.Bytes("transport_protocol_label", view.TransportProtocolLabels);
        List<FieldList> rounds = fields.Loop("application_profiles");
        foreach (ApplicationProfileEntry profile in view.ApplicationProfiles)
        {
            FieldList round = rounds.Next();
            round.Hex("application_profile", profile.ApplicationProfile, 4);
            round.Word("version", $"{profile.Major}.{profile.Minor}.{profile.Micro}");
        }

        return status;
    }

    private static ParseStatus ApplicationName(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        NameDescriptors.Names(new MultilingualNameReader(body), "application_name", fields);
        return ParseStatus.Complete;
    }

    private static ParseStatus TransportProtocol(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = TransportProtocolDescriptor.TryRead(body, out TransportProtocolDescriptor view);
        fields.Coded("protocol_id", view.ProtocolId, ApplicationMeanings.Protocol(view.ProtocolId), 4);
        fields.Number("transport_protocol_label", view.TransportProtocolLabel);
        CountedTextReader urls = new(view.SelectorByte);
        if (view.ProtocolId == Http && urls.MoveNext())
        {
            fields.Text("URL_base_byte", urls.Current);
        }

        fields.Bytes("selector_byte", view.SelectorByte);
        return status;
    }

    private static ParseStatus SimpleApplicationLocation(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = SimpleApplicationLocationDescriptor.TryRead(body, out SimpleApplicationLocationDescriptor view);
        fields.Text("initial_path_bytes", view.InitialPathBytes);
        return status;
    }

    private static ParseStatus ApplicationUsage(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ApplicationUsageDescriptor.TryRead(body, out ApplicationUsageDescriptor view);
        fields.Hex("usage_type", view.UsageType, 2);
        return status;
    }

    private static ParseStatus DvbJApplication(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        Texts(new CountedTextReader(body), "parameters", "parameter", fields);
        return ParseStatus.Complete;
    }

    private static ParseStatus DvbJApplicationLocation(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = DvbJApplicationLocationDescriptor.TryRead(body, out DvbJApplicationLocationDescriptor view);
        fields.Text("base_directory_byte", view.BaseDirectoryByte);
        fields.Text("classpath_extension_byte", view.ClasspathExtensionByte);
        fields.Text("initial_class_byte", view.InitialClassByte);
        return status;
    }

    private static ParseStatus SimpleApplicationBoundary(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        if (body.IsEmpty)
        {
            return ParseStatus.Malformed;
        }

        fields.Number("boundary_extension_count", body[0]);
        Texts(new CountedTextReader(body[1..]), "boundaries", "boundary_extension_byte", fields);
        return ParseStatus.Complete;
    }

    private static void Texts(CountedTextReader texts, string loop, string field, FieldList fields)
    {
        List<FieldList> rounds = fields.Loop(loop);
        foreach (ReadOnlySpan<byte> text in texts)
        {
            rounds.Next().Text(field, text);
        }
    }
}
