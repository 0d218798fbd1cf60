using Monitoring.Probe.Tables;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Tables;

/// <summary>Private tags mean what ATSC uses them for where a program is registered as one of ATSC, and nothing elsewhere.</summary>
public sealed class AtscDescriptionTests
{
    private static readonly byte[] Captions = Convert.FromHexString("C1656E67C17FFF");
    private static readonly byte[] Ac3 = Convert.FromHexString("0828050000");

    [Test]
    public void A_program_of_atsc_tells_its_captions_and_its_sound()
    {
        FieldList[] described = [.. Describe([.. "GA94"u8])];

        Assert.That(described.Select(d => d.Title), Is.EqualTo(new[] { "AC-3_audio_stream_descriptor", "caption_service_descriptor" }));
        Assert.That(
            DescriptorDescriptionTests.Show(described[0]),
            Is.EqualTo("sample_rate_code=0 bsid=8 bit_rate_code=10 surround_mode=0 bsmod=0 num_channels=2 full_svc=1 rest=0000"));
        Assert.That(
            DescriptorDescriptionTests.Show(described[1]),
            Is.EqualTo("number_of_services=1 services[language=eng digital_cc=1 caption_service_number=1 easy_reader=0 wide_aspect_ratio=1]"));
    }

    [Test]
    public void Elsewhere_the_same_tags_are_bytes() =>
        Assert.That(Describe([.. "HDMV"u8]).Select(d => d.Title), Is.EqualTo(new[] { "descriptor", "descriptor" }));

    private static IEnumerable<FieldList> Describe(byte[] registration)
    {
        byte[] section = SectionBuilder.Pmt(
            1, 0x101, 0, DescriptorBuilder.Of(0x05, registration),
            new ElementSpec(0x06, 0x101, [.. DescriptorBuilder.Of(0x81, Ac3), .. DescriptorBuilder.Of(0x86, Captions)]));
        Assert.That(SectionHeader.TryRead(section, out SectionHeader header), Is.EqualTo(ParseStatus.Complete));
        FieldList pmt = SectionCatalogue.Describe(header, section, isChinese: false);
        LoopField streams = pmt.Fields.OfType<LoopField>().Single(l => l.Name == "streams");
        return streams.Items.Single().Fields.OfType<LoopField>().Single().Items;
    }
}
