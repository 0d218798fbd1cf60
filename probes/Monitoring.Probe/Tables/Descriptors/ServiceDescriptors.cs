using Monitoring.Probe.Tables.Meanings;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Descriptors.Dvb;

namespace Monitoring.Probe.Tables.Descriptors;

/// <summary>Describes descriptors of services and of the links between them.</summary>
internal static class ServiceDescriptors
{
    public static KeyValuePair<byte, DescriptorDescriber>[] All { get; } =
    [
        new(DescriptorTag.Service, new("service_descriptor", Service)),
        new(DescriptorTag.Linkage, new("linkage_descriptor", Linkage)),
        new(DescriptorTag.PrivateDataSpecifier, new("private_data_specifier_descriptor", PrivateDataSpecifier)),
    ];

    private static ParseStatus Service(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = ServiceDescriptor.TryRead(body, out ServiceDescriptor view);
        fields.Coded("service_type", view.ServiceType, ServiceMeanings.ServiceType(view.ServiceType), 2);
        fields.Text("service_provider_name", view.ServiceProviderName);
        fields.Text("service_name", view.ServiceName);
        return status;
    }

    private static ParseStatus Linkage(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = LinkageDescriptor.TryRead(body, out LinkageDescriptor view);
        fields.Hex("transport_stream_id", view.TransportStreamId, 4);
        fields.Hex("original_network_id", view.OriginalNetworkId, 4);
        fields.Hex("service_id", view.ServiceId, 4);
        fields.Coded("linkage_type", view.LinkageType, ServiceMeanings.LinkageType(view.LinkageType), 2);
        fields.Bytes("private_data_byte", view.PrivateData);
        return status;
    }

    private static ParseStatus PrivateDataSpecifier(ReadOnlySpan<byte> body, in DescriptorScope scope, FieldList fields)
    {
        ParseStatus status = PrivateDataSpecifierDescriptor.TryRead(body, out PrivateDataSpecifierDescriptor view);
        fields.Coded(
            "private_data_specifier", view.PrivateDataSpecifier, ServiceMeanings.PrivateDataSpecifier(view.PrivateDataSpecifier), 8);
        return status;
    }
}
