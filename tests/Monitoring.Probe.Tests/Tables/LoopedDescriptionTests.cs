using Monitoring.Probe.Tables;
using Monitoring.Streams.Descriptors;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Tables;

/// <summary>Descriptors whose fields vary in number, and those whose tags mean something only where they stand.</summary>
public sealed class LoopedDescriptionTests
{
    private const byte Network = 0x40;
    private const byte Applications = 0x74;
    private const byte Splices = 0xFC;

    [TestCase(0x45, "0102E7E8", "data_services[data_service_id=1 (EBU teletext) lines=E7E8]")]
    [TestCase(0x46, "6368690977", "pages[ISO_639_language_code=chi teletext_type=1 (initial page) teletext_magazine_number=1 teletext_page_number=119]")]
    [TestCase(0x58, "43484E020800DC3C1600000700",
        "offsets[country_code=CHN country_region_id=0 local_time_offset_polarity=0 local_time_offset=+08:00 time_of_change=2013-03-29T16:00:00Z next_time_offset=+07:00]")]
    [TestCase(0x58, "475242010100FFFFFFFFFF0000",
        "offsets[country_code=GRB country_region_id=0 local_time_offset_polarity=1 local_time_offset=-01:00 time_of_change_bytes=FFFFFFFFFF next_time_offset=-00:00]")]
    [TestCase(0x5B, "636869024142656E6700", "names[ISO_639_language_code=chi network_name=AB] names[ISO_639_language_code=eng network_name=]")]
    [TestCase(0x5C, "6368690141", "names[ISO_639_language_code=chi bouquet_name=A]")]
    [TestCase(0x5D, "63686901410142", "names[ISO_639_language_code=chi service_provider_name=A service_name=B]")]
    [TestCase(0x5E, "076368690141", "component_tag=7 names[ISO_639_language_code=chi text_description=A]")]
    [TestCase(0x6D, "000103F83C40050703F840280002",
        "rest=0002 cells[cell_id=1 frequency=66600000 subcells[cell_id_extension=7 transposer_frequency=66601000]]")]
    [TestCase(0x76, "04024142", "identifiers[crid_type=1 (this content) crid_location=0 crid_byte=AB]")]
    [TestCase(0x76, "091234", "identifiers[crid_type=2 (series) crid_location=1 crid_ref=4660]")]
    [TestCase(0x7B, "D60787DA4C", "sample_rate_code=13 bit_rate_code=24 nblks=15 fsize=1005 surround_mode=9 lfe_flag=1 extended_surround_flag=0")]
    [TestCase(0x39, "02008051809F0301", "profile_idc=1 tier_flag=0 num_sub_profiles=0 progressive_source_flag=1 interlaced_source_flag=0 level_idc=81 VVC_still_present_flag=0 HDR_WCG_idc=2 (HDR and WCG) video_properties_tag=15 temporal_id_min=3 temporal_id_max=1")]
    public void A_loop_is_read_round_by_round(byte tag, string body, string reads) =>
        Assert.That(DescriptorDescriptionTests.Show(DescriptorDescriptionTests.Describe(tag, Convert.FromHexString(body))), Is.EqualTo(reads));

    [TestCase(0x00, "050000010101FF0502", "service_bound_flag=1 visibility=3 (visible to users and applications) application_priority=5 transport_protocol_label=02 application_profiles[application_profile=0 version=1.1.1]")]
    [TestCase(0x01, "656E670141", "names[ISO_639_language_code=eng application_name=A]")]
    [TestCase(0x01, "FFFFFF0141", "bytes=FFFFFF0141 names[application_name=A]")]
    [TestCase(0x02, "000101AABB", "protocol_id=1 (object carousel) transport_protocol_label=1 selector_byte=AABB")]
    [TestCase(0x02, "000301026162", "protocol_id=3 (HTTP) transport_protocol_label=1 URL_base_byte=ab selector_byte=026162")]
    [TestCase(0x03, "01410142", "parameters[parameter=A] parameters[parameter=B]")]
    [TestCase(0x04, "012F004D61696E", "base_directory_byte=/ classpath_extension_byte= initial_class_byte=Main")]
    [TestCase(0x17, "010468747470", "boundary_extension_count=1 boundaries[boundary_extension_byte=http]")]
    [TestCase(0x15, "696E646578", "initial_path_bytes=index")]
    [TestCase(0x16, "01", "usage_type=1")]
    public void In_an_AIT_tags_mean_applications(byte tag, string body, string reads) => Assert.That(
        DescriptorDescriptionTests.Show(DescriptorDescriptionTests.Describe(tag, Convert.FromHexString(body), Applications)), Is.EqualTo(reads));

    [Test]
    public void In_a_splice_tags_mean_splices()
    {
        FieldList known = DescriptorDescriptionTests.Describe(
            0x02, Convert.FromHexString("43554549" + "00000001" + "7F" + "BF" + "0000" + "30" + "00" + "01"), Splices);
        FieldList unknown = DescriptorDescriptionTests.Describe(0x48, [1, 2], Splices);

        Assert.That(known.Title, Is.EqualTo("segmentation_descriptor"));
        Assert.That(DescriptorDescriptionTests.Show(known), Does.Contain("segmentation_type_id=48 (provider advertisement start)"));
        Assert.That(DescriptorDescriptionTests.Show(unknown), Is.EqualTo("bytes=0102"));
    }

    [TestCase(0x0000_0028u, 0x83, "0065FC23", "system=EACEM channels[service_id=101 visible_service_flag=1 logical_channel_number=35]")]
    [TestCase(0x0000_0028u, 0x88, "0065FC23", "system=EACEM channels[service_id=101 visible_service_flag=1 logical_channel_number=35]")]
    [TestCase(0x0000_0029u, 0x87, "01014143484E040065FC23",
        "channel_list_id=1 channel_list_name=A country_code=CHN channels[service_id=101 visible_service_flag=1 logical_channel_number=35]")]
    [TestCase(0x0000_0002u, 0xB1, "FFFF0065550002006F0003",
        "region_id=65535 channels[service_id=101 service_type=85 channel_id=2 logical_channel_number=111 sky_id=3]")]
    [TestCase(0x0000_0002u, 0x87, "0102", "bytes=0102")]
    public void A_private_tag_is_read_under_the_specifier_before_it(uint specifier, byte tag, string body, string reads)
    {
        byte[] loop =
        [
            .. DescriptorBuilder.Of(DescriptorTag.PrivateDataSpecifier, [0, 0, (byte)(specifier >> 8), (byte)specifier]),
            .. DescriptorBuilder.Of(tag, Convert.FromHexString(body)),
        ];
        FieldList fields = new();
        DescriptorLoop.Describe(new DescriptorReader(loop), new DescriptorScope(Network, false), fields);
        FieldList last = fields.Fields.OfType<LoopField>().Single().Items[^1];

        Assert.That(DescriptorDescriptionTests.Show(last), Does.Contain(reads));
    }

    [Test]
    public void A_text_in_several_descriptors_keeps_the_table_of_the_first()
    {
        byte[] loop =
        [
            .. DescriptorBuilder.ExtendedEvent(0, 2, "ita", [], [0x05, (byte)'a', 0xE0]),
            .. DescriptorBuilder.ExtendedEvent(1, 2, "ita", [], [(byte)'b', 0xE0]),
            .. DescriptorBuilder.ExtendedEvent(2, 2, "ita", [], [0x01, 0xB0]),
            .. DescriptorBuilder.ExtendedEvent(0, 0, "eng", [], [(byte)'c', 0xE0, (byte)'d']),
        ];
        FieldList fields = new();
        DescriptorLoop.Describe(new DescriptorReader(loop), new DescriptorScope(0x4E, false), fields);

        Assert.That(
            fields.Fields.OfType<LoopField>().Single().Items.Select(d => d.Fields.OfType<TextField>().Single().Read(null).Text),
            Is.EqualTo(new[] { "aà", "bà", "А", "cΩd" }));
    }

    [TestCase(0x42, "48201A3F", "AVS_video_descriptor")]
    [TestCase(0x1B, "48201A3F", "descriptor")]
    [TestCase(0x24, "0387FF00000708", "HEVC_timing_and_HRD_descriptor")]
    public void Tag_0x3F_is_of_AVS_only_beside_a_stream_of_AVS(byte streamType, string body, string name)
    {
        FieldList fields = new();
        DescriptorLoop.Describe(
            new DescriptorReader(DescriptorBuilder.Of(0x3F, Convert.FromHexString(body))),
            new DescriptorScope(0x02, true) with { StreamType = streamType }, fields);

        Assert.That(fields.Fields.OfType<LoopField>().Single().Items.Single().Title, Is.EqualTo(name));
    }
}
