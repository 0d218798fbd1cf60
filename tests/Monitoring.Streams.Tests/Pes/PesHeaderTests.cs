using Monitoring.Streams.Bits;
using Monitoring.Streams.Pes;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Pes;

public sealed class PesHeaderTests
{
    [TestCase(0L)]
    [TestCase(1L)]
    [TestCase((1L << 33) - 1)]
    [TestCase(1L << 32)]
    [TestCase(0x1_5555_5555L)]
    public void Time_stamps_read_are_those_written(long ticks)
    {
        long other = ticks ^ 0x0_AAAA_AAAA;
        byte[] packet = PesBuilder.Packet(PesBuilder.VideoStreamId, ticks, other, new byte[10]);

        Assert.That(PesHeader.TryRead(packet, out PesHeader header), Is.EqualTo(ParseStatus.Complete));
        Assert.That(header, Is.EqualTo(new PesHeader(0xE0, 23, 0, new Timestamp90k(ticks), new Timestamp90k(other), 19)));
    }

    [Test]
    public void A_header_without_time_stamps_has_none()
    {
        Assert.That(PesHeader.TryRead(PesBuilder.Packet(0xC0, null, null, [1]), out PesHeader header), Is.EqualTo(ParseStatus.Complete));
        Assert.That(header, Is.EqualTo(new PesHeader(0xC0, 4, 0, null, null, 9)));
    }

    [Test]
    public void A_header_cut_anywhere_needs_more()
    {
        byte[] packet = PesBuilder.Packet(0xE0, 1, 2, []);
        for (int length = 0; length < packet.Length; length++)
        {
            Assert.That(PesHeader.TryRead(packet.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.NeedMoreData), $"length {length}");
        }
    }

    [TestCase(0xBE)]
    [TestCase(0xBF)]
    [TestCase(0xF0)]
    public void Some_streams_have_no_more_than_a_length(byte streamId)
    {
        Assert.That(PesHeader.TryRead([0, 0, 1, streamId, 0, 1, 0xFF], out PesHeader header), Is.EqualTo(ParseStatus.Complete));
        Assert.That(header.HeaderLength, Is.EqualTo(6));
    }

    [TestCase("00 00 02 E0 00 00 80 00 00")]
    [TestCase("47")]
    [TestCase("00 00 01 E0 00 00 40 00 00", Description = "the two bits before the flags")]
    [TestCase("00 00 01 E0 00 00 80 80 04 21 00 01 00", Description = "no room for the PTS")]
    public void Bytes_that_are_no_header_are_malformed(string hex) =>
        Assert.That(
            PesHeader.TryRead(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)), out _),
            Is.EqualTo(ParseStatus.Malformed));
}
