using Monitoring.Streams.TransportStream;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.TransportStream;

public sealed class ClockTests
{
    [TestCase(0)]
    [TestCase(299)]
    [TestCase(300)]
    [TestCase(ClockReference.Modulus - 1)]
    [TestCase(ClockReference.Modulus / 2)]
    public void A_pcr_read_is_the_pcr_written(long ticks)
    {
        byte[] field = new byte[ClockReference.Size];

        new ClockReference(ticks).WriteTo(field);

        Assert.That(ClockReference.Read(field).Ticks, Is.EqualTo(ticks));
        Assert.That(field[4] & 0x7E, Is.EqualTo(0x7E), "reserved bits");
    }

    [Test]
    public void Pcr_base_keeps_its_33rd_bit_and_its_first()
    {
        Assert.That(ClockReference.Read([0x80, 0, 0, 0, 0x7E, 0]).Base, Is.EqualTo(1L << 32));
        Assert.That(ClockReference.Read([0, 0, 0, 0, 0xFE, 0]).Base, Is.EqualTo(1));
    }

    [Test]
    public void Pcr_extension_keeps_its_9th_bit() => Assert.That(ClockReference.Read([0, 0, 0, 0, 0x7F, 0x2B]).Extension, Is.EqualTo(299));

    [Test]
    public void An_extension_beyond_299_carries_and_stays_within_the_clock()
    {
        Assert.That(ClockReference.Read([0, 0, 0, 0, 0x7F, 0xFF]).Ticks, Is.EqualTo(511));
        Assert.That(ClockReference.Read([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).Ticks, Is.LessThan(ClockReference.Modulus));
    }

    [Test]
    public void Time_passes_across_the_wrap()
    {
        Assert.That(new ClockReference(5).Since(new ClockReference(ClockReference.Modulus - 5)), Is.EqualTo(10));
        Assert.That(new ClockReference(10).Since(new ClockReference(4)), Is.EqualTo(6));
        Assert.That(new Timestamp90k(5).Since(new Timestamp90k(Timestamp90k.Modulus - 5)), Is.EqualTo(10));
    }
}
