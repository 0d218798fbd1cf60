using Monitoring.Streams.Bits;
using Monitoring.Streams.Rtp;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Rtp;

public sealed class RtpPacketTests
{
    [Test]
    public void Fields_read_are_those_written()
    {
        byte[] bytes = FrameBuilder.Rtp(ushort.MaxValue, uint.MaxValue - 1, [1, 2, 3], payloadType: 127, source: 0xFEDC_BA98);
        bytes[1] |= 0x80;

        Assert.That(RtpPacket.TryRead(bytes, out RtpPacket packet), Is.EqualTo(ParseStatus.Complete));
        Assert.That(packet.Marker, Is.True);
        Assert.That(packet.PayloadType, Is.EqualTo(127));
        Assert.That(packet.SequenceNumber, Is.EqualTo(ushort.MaxValue));
        Assert.That(packet.Timestamp, Is.EqualTo(uint.MaxValue - 1));
        Assert.That(packet.SynchronizationSource, Is.EqualTo(0xFEDC_BA98));
        Assert.That(packet.Payload.ToArray(), Is.EqualTo((byte[])[1, 2, 3]));
    }

    [Test]
    public void Contributors_extension_and_padding_are_not_the_payload()
    {
        byte[] bytes = FrameBuilder.Rtp(1, 2, [.. new byte[8], 0xBE, 0xDE, 0, 1, 9, 9, 9, 9, 7, 7, 7, 0, 0, 3]);
        bytes[0] = 0x80 | 0x20 | 0x10 | 2;

        Assert.That(RtpPacket.TryRead(bytes, out RtpPacket packet), Is.EqualTo(ParseStatus.Complete));
        Assert.That(packet.Payload.ToArray(), Is.EqualTo((byte[])[7, 7, 7]));
        for (int length = 0; length < 28; length++)
        {
            Assert.That(RtpPacket.TryRead(bytes.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"length {length}");
        }
    }

    [TestCase("4721 0000 0000 0000 0000 0000 0000", Description = "a transport packet")]
    [TestCase("A021 0000 0000 0000 0000 0000 0109", Description = "more padding than payload")]
    [TestCase("A021 0000 0000 0000 0000 0000 0100", Description = "padding of no bytes")]
    public void Bytes_that_are_no_packet_are_malformed(string hex) =>
        Assert.That(
            RtpPacket.TryRead(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), out _),
            Is.EqualTo(ParseStatus.Malformed));
}
