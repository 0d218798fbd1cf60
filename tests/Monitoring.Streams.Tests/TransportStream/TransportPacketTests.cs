using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.TransportStream;

public sealed class TransportPacketTests
{
    [Test]
    public void Header_fields_are_read_at_their_extremes()
    {
        byte[] bytes = new byte[188];
        bytes.AsSpan().Fill(0xFF);
        var set = new TransportPacket(bytes);
        bool[] flags =
            [set.TransportErrorIndicator, set.PayloadUnitStartIndicator, set.TransportPriority, set.HasPayload, set.HasAdaptationField];

        Assert.That(flags, Is.All.True);
        Assert.That(
            (set.Pid.Value, set.TransportScramblingControl, set.AdaptationFieldControl, set.ContinuityCounter),
            Is.EqualTo(((ushort)0x1FFF, 3, 3, 15)));

        var clear = new TransportPacket(new byte[188]);
        bool[] none =
            [clear.TransportErrorIndicator, clear.PayloadUnitStartIndicator, clear.TransportPriority,
             clear.HasPayload, clear.HasAdaptationField];

        Assert.That(none, Is.All.False);
        Assert.That(
            (clear.Pid.Value, clear.TransportScramblingControl, clear.AdaptationFieldControl, clear.ContinuityCounter),
            Is.EqualTo(((ushort)0, 0, 0, 0)));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(100)]
    [TestCase(183)]
    [TestCase(184)]
    public void Payload_is_what_the_adaptation_field_leaves(int size)
    {
        byte[] payload = new byte[size];
        payload.AsSpan().Fill(0x5A);

        var packet = new TransportPacket(new TransportStreamBuilder().Payload(0x100, payload).Last);

        Assert.That(packet.Payload.ToArray(), Is.EqualTo(payload));
        Assert.That(packet.AdaptationField.IsValid, Is.EqualTo(size < 184));
    }

    [Test]
    public void A_packet_without_payload_has_none()
    {
        var packet = new TransportPacket(new TransportStreamBuilder().Pcr(0x100).Last);

        Assert.That(packet.HasPayload, Is.False);
        Assert.That(packet.Payload.IsEmpty);
    }

    [Test]
    public void An_adaptation_field_past_the_packet_is_not_valid_and_leaves_no_payload([Range(183, 255)] int length)
    {
        byte[] bytes = new TransportStreamBuilder().Payload(0x100, new byte[100]).Last.ToArray();
        bytes[4] = (byte)length;
        bytes[5] = 0xFF;
        var packet = new TransportPacket(bytes);

        Assert.That(packet.Payload.IsEmpty);
        Assert.That(packet.AdaptationField.IsValid, Is.EqualTo(length == 183));
        Assert.That(packet.AdaptationField.TryGetPcr(out _), Is.EqualTo(length == 183));
        Assert.That(packet.AdaptationField.DiscontinuityIndicator, Is.EqualTo(length == 183));
    }

    [Test]
    public void A_field_of_length_zero_is_valid_and_has_no_flags()
    {
        var packet = new TransportPacket(new TransportStreamBuilder().Payload(0x100, new byte[183]).Last);

        Assert.That(
            (packet.AdaptationField.IsValid, packet.AdaptationField.Length, packet.AdaptationField.PcrFlag), Is.EqualTo((true, 0, false)));
    }

    [Test]
    public void A_pcr_that_does_not_fit_its_field_is_not_there([Range(1, 6)] int length)
    {
        byte[] bytes = new TransportStreamBuilder().Pcr(0x100, 12345).Last.ToArray();
        bytes[4] = (byte)length;
        var packet = new TransportPacket(bytes);

        Assert.That(packet.AdaptationField.IsValid, Is.False);
        Assert.That(packet.AdaptationField.TryGetPcr(out _), Is.False);
    }

    [Test]
    public void Splice_countdown_lies_behind_the_clocks()
    {
        byte[] field = new byte[184];
        field[0] = 183;
        field[1] = 0x1C;
        field[14] = 0xFE;

        Assert.That(new AdaptationField(field).TryGetSpliceCountdown(out sbyte countdown));
        Assert.That(countdown, Is.EqualTo(-2));
    }

    [Test]
    public void The_builder_s_pcr_is_the_time_of_its_byte()
    {
        TransportStreamBuilder builder = new TransportStreamBuilder(1_504_000).Null(999);
        var packet = new TransportPacket(builder.Pcr(0x100).Last);

        Assert.That(packet.AdaptationField.TryGetPcr(out ClockReference pcr));
        Assert.That(pcr.Ticks, Is.EqualTo(((999 * 188) + 10) * 8 * ClockReference.TicksPerSecond / 1_504_000));
    }
}
