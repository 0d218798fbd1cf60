using Monitoring.Analysis.Timing;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Timing;

public sealed class ArrivalStampTests
{
    private const int PacketsPerSecond = 1000;
    private const int TicksPerPacket = 27_000_000 / PacketsPerSecond;
    private const uint NearTheWrap = (1u << 30) - 5_000_000;

    [Test]
    public void Stamps_that_go_as_fast_as_the_pcrs_are_a_clock_across_their_wrap_and_whatever_their_copy_permission()
    {
        ArrivalStampMeter meter = Measure(1200, n => 0xC000_0000u | ((NearTheWrap + (uint)(n * TicksPerPacket)) & 0x3FFF_FFFF));

        Assert.That((meter.IsClock, meter.Reason, meter.Breaks), Is.EqualTo(((bool?)true, (string?)null, 0L)));
        Assert.That(meter.Ticks, Is.EqualTo(1199L * TicksPerPacket));
    }

    [Test]
    public void Stamps_that_stand_still_are_none() =>
        Assert.That(Reason(Measure(1200, _ => 0)), Is.EqualTo((false, "they stand still")));

    [Test]
    public void Stamps_that_go_back_are_none() =>
        Assert.That(Reason(Measure(1200, n => 0x1000_0000 - (uint)n)), Is.EqualTo((false, "they go back, or leap by more than 10 s")));

    [Test]
    public void Stamps_of_another_rate_are_none() =>
        Assert.That(Reason(Measure(1200, n => (uint)(n * TicksPerPacket / 2))), Is.EqualTo((false, "they run 0.5 times as fast as the PCRs")));

    [Test]
    public void Stamps_that_nothing_can_be_held_against_are_none() =>
        Assert.That(Reason(Measure(50, n => (uint)(n * TicksPerPacket))), Is.EqualTo((false, "too few PCRs to hold them against")));

    [Test]
    public void A_later_leap_is_counted_and_takes_no_time()
    {
        ArrivalStampMeter meter = Measure(2000, n => (uint)(n * TicksPerPacket) + (n >= 1500 ? 600_000_000u : 0));

        Assert.That((meter.IsClock, meter.Breaks, meter.Ticks), Is.EqualTo(((bool?)true, 1L, 1998L * TicksPerPacket)));
    }

    private static (bool? IsClock, string? Reason) Reason(ArrivalStampMeter meter) => (meter.IsClock, meter.Reason);

    private static ArrivalStampMeter Measure(int packets, Func<int, uint> stamp)
    {
        TransportStreamBuilder builder = new(PacketsPerSecond * TransportPacket.Length * 8);
        for (int packet = 0; packet < packets; packet++)
        {
            _ = packet % 30 == 0 ? builder.Pcr(0x101) : builder.Null();
        }

        byte[] stream = builder.ToArray(stamp);
        ArrivalStampMeter meter = new();
        for (int at = 0; at < stream.Length; at += PacketSizes.WithTimestamp)
        {
            ReadOnlySpan<byte> unit = stream.AsSpan(at, PacketSizes.WithTimestamp);
            meter.Take(ArrivalTimeStamp.Read(unit), unit[PacketSizes.TimestampSize..]);
        }

        meter.Settle();
        return meter;
    }
}
