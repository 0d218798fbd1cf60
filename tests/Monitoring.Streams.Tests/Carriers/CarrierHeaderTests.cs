using Monitoring.Streams.Bits;
using Monitoring.Streams.Carriers;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Carriers;

public sealed class CarrierHeaderTests
{
    [Test]
    public void A_t2mi_packet_with_a_baseband_frame_tells_its_stream_and_plp()
    {
        byte[] packet = CarrierBuilder.T2MiFrame(count: 7, streamId: 3, plpId: 42, size: 100);

        Assert.That(T2MiPacketHeader.TryRead(packet, out T2MiPacketHeader header), Is.EqualTo(ParseStatus.Complete));
        Assert.That((header.PacketType, header.PacketCount, header.T2miStreamId, header.PlpId), Is.EqualTo((0, 7, 3, (byte?)42)));
        Assert.That(header.TotalLength, Is.EqualTo(packet.Length));
        Assert.That(T2MiPacketHeader.TryRead(packet.AsSpan(0, 7), out _), Is.EqualTo(ParseStatus.NeedMoreData));
    }

    [Test]
    public void A_t2mi_timestamp_has_no_plp()
    {
        byte[] packet = CarrierBuilder.T2Mi(0x20, 0, 0, new byte[11]);

        Assert.That(T2MiPacketHeader.TryRead(packet.AsSpan(0, 6), out T2MiPacketHeader header), Is.EqualTo(ParseStatus.Complete));
        Assert.That((header.PlpId, header.TotalLength), Is.EqualTo(((byte?)null, 21)));
    }

    [TestCase("07 00 0000 0010 0000", Description = "no such packet_type")]
    [TestCase("00 00 0100 0010 0000", Description = "a reserved bit is set")]
    [TestCase("00 00 0008 0010 0000", Description = "a reserved bit is set")]
    public void What_is_no_t2mi_packet_is_malformed(string hex) =>
        Assert.That(T2MiPacketHeader.TryRead(Bytes(hex), out _), Is.EqualTo(ParseStatus.Malformed));

    [Test]
    public void A_baseband_header_tells_its_input_stream()
    {
        Assert.That(BasebandHeader.TryRead(CarrierBuilder.Baseband(0xD005, 100), out BasebandHeader several), Is.EqualTo(ParseStatus.Complete));
        Assert.That((several.IsSingle, several.StreamId, several.DataFieldLength), Is.EqualTo((false, (byte?)5, 800)));
        Assert.That(BasebandHeader.TryRead(CarrierBuilder.Baseband(0xF000, 100), out BasebandHeader one), Is.EqualTo(ParseStatus.Complete));
        Assert.That((one.IsSingle, one.StreamId), Is.EqualTo((true, (byte?)null)));
    }

    [Test]
    public void A_baseband_header_with_another_crc_is_malformed()
    {
        byte[] frame = CarrierBuilder.Baseband(0xF000, 100);
        frame[2] ^= 1;

        Assert.That(BasebandHeader.TryRead(frame, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(BasebandHeader.TryRead(frame.AsSpan(0, 9), out _), Is.EqualTo(ParseStatus.NeedMoreData));
    }

    [Test]
    public void Synchronisations_of_eti_take_turns()
    {
        byte[] frames = CarrierBuilder.Eti(2);

        Assert.That(EtiFrame.Find(frames, out bool first), Is.Zero);
        Assert.That(EtiFrame.Find(frames.AsSpan(1), out bool second), Is.EqualTo(EtiFrame.Size - 1));
        Assert.That((first, second), Is.EqualTo((false, true)));
        Assert.That(EtiFrame.Find(frames.AsSpan(1, 100), out _), Is.EqualTo(-1));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
