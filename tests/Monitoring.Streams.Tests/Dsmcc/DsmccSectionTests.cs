using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Dsmcc;
using Monitoring.Streams.Sections;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Dsmcc;

public sealed class DsmccSectionTests
{
    [Test]
    public void A_download_info_indication_lists_its_modules()
    {
        byte[] section = SectionBuilder.DownloadInfo(7, 4066, (1, 100_000, 3, [0xAA]), (2, 50, 4, []));

        Assert.That(DsmccMessageSection.TryRead(section, out DsmccMessageSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.DsmccType, view.MessageId, view.TransactionId), Is.EqualTo((3, DsmccMessageId.DownloadInfoIndication, 0x8000_0002u)));
        Assert.That(DownloadInfoIndication.TryRead(view.Message, out DownloadInfoIndication information), Is.EqualTo(ParseStatus.Complete));
        List<string> modules = [];
        foreach (DownloadModule module in information)
        {
            modules.Add($"{module.ModuleId} {module.ModuleSize} {module.ModuleVersion} {Convert.ToHexString(module.ModuleInfo)}");
        }

        Assert.That(modules, Is.EqualTo(new[] { "1 100000 3 AA", "2 50 4 " }));
        Assert.That((information.DownloadId, information.BlockSize, information.TcDownloadScenario), Is.EqualTo((7u, 4066, 5_000_000u)));
        Assert.That(information.PrivateData.ToArray(), Is.EqualTo(new byte[] { 0xAB, 0xCD }));
    }

    [Test]
    public void A_list_of_modules_cut_short_is_malformed()
    {
        byte[] section = SectionBuilder.DownloadInfo(7, 4066, (1, 100_000, 3, [0xAA]), (2, 50, 4, []));
        Assert.That(DsmccMessageSection.TryRead(section, out DsmccMessageSection view), Is.EqualTo(ParseStatus.Complete));
        for (int length = 0; length < view.Message.Length; length++)
        {
            Assert.That(DownloadInfoIndication.TryRead(view.Message[..length], out _), Is.EqualTo(ParseStatus.Malformed), $"{length} bytes");
        }
    }

    [Test]
    public void A_download_server_initiate_keeps_what_leads_to_the_carousel()
    {
        Assert.That(DsmccMessageSection.TryRead(SectionBuilder.DownloadServer([1, 2, 3]), out DsmccMessageSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(DownloadServerInitiate.TryRead(view.Message, out DownloadServerInitiate initiate), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.MessageId, initiate.ServerId.Length), Is.EqualTo((DsmccMessageId.DownloadServerInitiate, 20)));
        Assert.That(initiate.PrivateData.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void A_block_tells_its_module_behind_an_adaptation_header()
    {
        byte[] section = SectionBuilder.DownloadBlock(7, 2, 4, 9, [1, 2, 3]);

        Assert.That(DsmccMessageSection.TryRead(section, out DsmccMessageSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.Header.TableId, view.TransactionId, view.Adaptation.Length), Is.EqualTo((TableId.DsmccDownloadData, 7u, 4)));
        Assert.That(DownloadDataBlock.TryRead(view.Message, out DownloadDataBlock block), Is.EqualTo(ParseStatus.Complete));
        Assert.That((block.ModuleId, block.ModuleVersion, block.BlockNumber, block.BlockData.Length), Is.EqualTo((2, 4, 9, 3)));
        Assert.That(DownloadDataBlock.TryRead(view.Message[..5], out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [TestCase(0, (byte)0x12, Description = "another protocolDiscriminator")]
    [TestCase(9, (byte)0xFF, Description = "an adaptation longer than the message")]
    [TestCase(10, (byte)0x7F, Description = "a message longer than the section")]
    public void What_is_no_message_is_malformed(int at, byte value)
    {
        byte[] section = SectionBuilder.DownloadBlock(7, 2, 4, 9, [1, 2, 3]);
        section[SectionLimits.LongHeaderSize + at] = value;

        Assert.That(DsmccMessageSection.TryRead(section, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_datagram_tells_the_address_it_is_for()
    {
        byte[] section = SectionBuilder.DatagramSection(0x01005E010203, [0x45, 0, 0, 20]);

        Assert.That(Streams.Dsmcc.DatagramSection.TryRead(section, out DatagramSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.MacAddress, Is.EqualTo(0x01005E010203));
        Assert.That((view.LlcSnapFlag, view.PayloadScramblingControl, view.AddressScramblingControl), Is.EqualTo((false, 0, 0)));
        Assert.That(view.Payload.ToArray(), Is.EqualTo(new byte[] { 0x45, 0, 0, 20 }));
    }

    [Test]
    public void Stream_descriptors_tell_events_and_times()
    {
        byte[] section = SectionBuilder.StreamDescriptors(
            DescriptorBuilder.Of(0x1A, Bytes("0007 FFFFFFFF 00000005 61 62")),
            DescriptorBuilder.Of(0x17, Bytes("85 FF 00000009 FFFFFFFE 00000008 0001 0001")),
            DescriptorBuilder.Of(0x18, Bytes("FFFF 00000001 FFFFFFFE 00000002")));

        Assert.That(StreamDescriptorSection.TryRead(section, out StreamDescriptorSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.StreamDescriptors.TryFind(StreamDescriptorTag.StreamEvent, out Descriptor first));
        Assert.That(StreamEventDescriptor.TryRead(first.Body, out StreamEventDescriptor streamEvent), Is.EqualTo(ParseStatus.Complete));
        Assert.That((streamEvent.EventId, streamEvent.EventNpt, streamEvent.PrivateData.Length), Is.EqualTo((7, 0x1_0000_0005L, 2)));
        Assert.That(view.StreamDescriptors.TryFind(StreamDescriptorTag.NptReference, out Descriptor second));
        Assert.That(NptReferenceDescriptor.TryRead(second.Body, out NptReferenceDescriptor reference), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (reference.PostDiscontinuityIndicator, reference.ContentId, reference.StcReference, reference.NptReference, reference.ScaleNumerator),
            Is.EqualTo((true, 5, 0x1_0000_0009L, 8L, 1)));
        Assert.That(view.StreamDescriptors.TryFind(StreamDescriptorTag.NptEndpoint, out Descriptor third));
        Assert.That(NptEndpointDescriptor.TryRead(third.Body, out NptEndpointDescriptor endpoint), Is.EqualTo(ParseStatus.Complete));
        Assert.That((endpoint.StartNpt, endpoint.StopNpt), Is.EqualTo((0x1_0000_0001L, 2L)));
        Assert.That(NptReferenceDescriptor.TryRead(second.Body[..17], out _), Is.EqualTo(ParseStatus.Malformed));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
