using Monitoring.Probe.Tables;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Splicing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Tables;

/// <summary>Sections beside PSI and SI are told with the fields of their standards; what they carry is counted.</summary>
public sealed class SectionDescriptionTests
{
    [Test]
    public void A_carousel_tells_its_modules_and_its_blocks()
    {
        FieldList information = Describe(SectionBuilder.DownloadInfo(7, 4066, (1, 100_000, 3, [0xAA])));
        FieldList module = information.Fields.OfType<LoopField>().Single().Items.Single();
        FieldList block = Describe(SectionBuilder.DownloadBlock(7, 2, 4, 9, [1, 2, 3]));

        Assert.That(information.Fields.OfType<CodedField>().Single().Meaning, Is.EqualTo("DownloadInfoIndication"));
        Assert.That(Numbers(module), Is.EqualTo(new[] { ("moduleId", 1L), ("moduleSize", 100_000L), ("moduleVersion", 3L) }));
        Assert.That(
            Numbers(block),
            Is.EqualTo(new[] { ("dsmccType", 3L), ("downloadId", 7L), ("moduleId", 2L), ("moduleVersion", 4L), ("blockNumber", 9L), ("blockData_bytes", 3L) }));
    }

    [Test]
    public void A_datagram_tells_its_address_and_length() =>
        Assert.That(
            Numbers(Describe(SectionBuilder.DatagramSection(0x01005E010203, new byte[20]))),
            Does.Contain(("MAC_address", 0x01005E010203L)).And.Contain(("payload_bytes", 20L)));

    [Test]
    public void A_stream_event_is_no_descriptor_of_a_service()
    {
        FieldList section = Describe(SectionBuilder.StreamDescriptors(DescriptorBuilder.Of(0x1A, [0, 7, 0, 0, 0, 0, 0, 0, 0, 5])));

        Assert.That(section.Fields.OfType<LoopField>().Single().Items.Single().Title, Is.EqualTo("StreamEventDescriptor"));
    }

    [Test]
    public void A_schedule_of_splices_lists_its_events()
    {
        FieldList section = Describe(SectionBuilder.Splice(SpliceCommandType.Schedule, [1, 0, 0, 0, 9, 0xFF], []));

        Assert.That(Numbers(section.Fields.OfType<LoopField>().First().Items.Single()), Is.EqualTo(new[] { ("splice_event_id", 9L) }));
    }

    private static IEnumerable<(string Name, long Value)> Numbers(FieldList fields) =>
        fields.Fields.OfType<NumberField>().Select(f => (f.Name, f.Value));

    private static FieldList Describe(byte[] section)
    {
        Assert.That(SectionHeader.TryRead(section, out SectionHeader header), Is.EqualTo(ParseStatus.Complete));
        return SectionCatalogue.Describe(header, section, isChinese: false);
    }
}
