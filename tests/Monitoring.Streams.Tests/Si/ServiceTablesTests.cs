using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

public sealed class ServiceTablesTests
{
    [Test]
    public void An_sdt_lists_services()
    {
        byte[] section = SectionBuilder.Sdt(
            1, 0x2024, 5, new ServiceSpec(101, "青海卫视", "QHTV", TextTable.Gb18030),
            new ServiceSpec(0xFFFF, "R", "", ServiceType: 2, FreeCaMode: true));

        Assert.That(ServiceDescriptionSection.TryRead(section, out ServiceDescriptionSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> services = [];
        foreach (ServiceEntry service in view)
        {
            Assert.That(service.Descriptors.TryFind(DescriptorTag.Service, out Descriptor descriptor));
            Assert.That(ServiceDescriptor.TryRead(descriptor.Body, out ServiceDescriptor names), Is.EqualTo(ParseStatus.Complete));
            services.Add($"{service.ServiceId} {DvbText.Decode(names.ServiceName)} {service.RunningStatus} {service.FreeCaMode}");
        }

        Assert.That((view.TransportStreamId, view.OriginalNetworkId, view.IsActual), Is.EqualTo(((ushort)1, (ushort)0x2024, true)));
        Assert.That(services, Is.EqualTo(new[] { "101 青海卫视 Running False", "65535 R Running True" }));
    }

    [Test]
    public void An_sdt_that_counts_descriptors_in_one_byte_is_read_and_said_to_be_so()
    {
        byte[] services =
        [
            0, 101, 0xFF, 0x8F, 7, 0x48, 5, 1, 0, 2, (byte)'A', (byte)'B',
            0, 102, 0xFF, 0x8F, 7, 0x48, 5, 1, 0, 2, (byte)'C', (byte)'D',
        ];
        byte[] section = SectionBuilder.LongSyntax(TableId.ServiceDescriptionActual, 1, 0, [0x20, 0x24, 0xFF, .. services]);

        Assert.That(ServiceDescriptionSection.TryRead(section, out ServiceDescriptionSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> names = [];
        foreach (ServiceEntry service in view)
        {
            Assert.That(service.Descriptors.TryFind(DescriptorTag.Service, out Descriptor descriptor));
            Assert.That(ServiceDescriptor.TryRead(descriptor.Body, out ServiceDescriptor read), Is.EqualTo(ParseStatus.Complete));
            names.Add($"{service.ServiceId} {DvbText.Decode(read.ServiceName)} {service.RunningStatus}");
        }

        Assert.That(view.HasOneByteLengths);
        Assert.That(names, Is.EqualTo(new[] { "101 AB Running", "102 CD Running" }));
        Assert.That(
            ServiceDescriptionSection.TryRead(SectionBuilder.Sdt(1, 1, 0, new ServiceSpec(1, "A")), out ServiceDescriptionSection usual),
            Is.EqualTo(ParseStatus.Complete));
        Assert.That(usual.HasOneByteLengths, Is.False);
    }

    [Test]
    public void An_sdt_of_another_stream_is_told_apart()
    {
        byte[] section = SectionBuilder.SdtOther(2, 0x2024, 5, new ServiceSpec(101, "other"));

        Assert.That(ServiceDescriptionSection.TryRead(section, out ServiceDescriptionSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.IsActual, Is.False);
    }

    [Test]
    public void A_nit_names_its_network_and_lists_transport_streams()
    {
        byte[] name = DescriptorBuilder.NetworkName(DvbTextEncoder.Encode("青海广电", TextTable.Utf8));
        byte[] section = SectionBuilder.Nit(0x3001, 1, name, (1, 0x2024, []), (2, 0x2025, DescriptorBuilder.Of(0x41, [0, 1, 1])));

        Assert.That(NetworkInformationSection.TryRead(section, out NetworkInformationSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> streams = [];
        foreach (NetworkEntry stream in view)
        {
            streams.Add($"{stream.TransportStreamId} {stream.OriginalNetworkId:X} {stream.Descriptors.TryFind(0x41, out _)}");
        }

        Assert.That((view.NetworkId, view.IsActual), Is.EqualTo(((ushort)0x3001, true)));
        Assert.That(view.NetworkDescriptors.TryFind(DescriptorTag.NetworkName, out Descriptor descriptor));
        Assert.That(DvbText.Decode(descriptor.Body), Is.EqualTo("青海广电"));
        Assert.That(streams, Is.EqualTo(new[] { "1 2024 False", "2 2025 True" }));
    }

    [Test]
    public void Loops_that_run_past_the_section_are_malformed()
    {
        byte[] sdt = SectionBuilder.LongSyntax(TableId.ServiceDescriptionActual, 1, 0, [0, 1, 0xFF, 0, 1, 0xFF, 0x80, 9]);
        byte[] nit = SectionBuilder.LongSyntax(TableId.NetworkInformationActual, 1, 0, [0xF0, 0, 0xF0, 9]);
        byte[] empty = SectionBuilder.LongSyntax(TableId.ServiceDescriptionActual, 1, 0, [0, 1]);

        Assert.That(ServiceDescriptionSection.TryRead(sdt, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(ServiceDescriptionSection.TryRead(empty, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(NetworkInformationSection.TryRead(nit, out _), Is.EqualTo(ParseStatus.Malformed));
    }
}
