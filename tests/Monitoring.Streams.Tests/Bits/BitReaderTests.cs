using Monitoring.Streams.Bits;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Bits;

public sealed class BitReaderTests
{
    [Test]
    public void Numbers_of_every_length_are_read_as_written()
    {
        BitWriter writer = new();
        for (int length = 1; length <= 32; length++)
        {
            _ = writer.Write((1L << length) - 2, length);
        }

        BitReader bits = new(writer.ToArray());
        for (int length = 1; length <= 32; length++)
        {
            Assert.That(bits.Read(length), Is.EqualTo((uint)((1L << length) - 2)), $"{length} bits");
        }

        Assert.That(bits.IsPastEnd, Is.False);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(254)]
    [TestCase(255)]
    [TestCase(65_535)]
    [TestCase(4_294_967_294)]
    public void An_exponential_number_is_read_as_written(long value)
    {
        BitReader bits = new(new BitWriter().ExpGolomb(value).Flags(true).ToArray());
        Assert.That(bits.ReadExpGolomb(), Is.EqualTo((uint)value));
        Assert.That(bits.ReadFlag(), Is.True);
        Assert.That(bits.IsPastEnd, Is.False);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(-1)]
    [TestCase(12_345)]
    [TestCase(-12_345)]
    public void A_signed_number_is_read_as_written(int value)
    {
        BitReader bits = new(new BitWriter().SignedExpGolomb(value).ToArray());
        Assert.That(bits.ReadSignedExpGolomb(), Is.EqualTo(value));
    }

    [Test]
    public void An_emulation_prevention_byte_is_passed_over()
    {
        byte[] unit = new BitWriter().Write(0x01, 8).Write(0, 16).Write(2, 8).Write(0, 24).Write(0x80, 8).ToNalUnit();
        BitReader bits = new(unit, isEscaped: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(unit, Has.Length.GreaterThan(9));
            Assert.That(bits.Read(32), Is.EqualTo(0x01000002));
            Assert.That(bits.Read(32), Is.EqualTo(0x00000080));
        }
    }

    [Test]
    public void What_lies_past_the_end_is_0_and_remembered()
    {
        BitReader bits = new([0xFF]);
        _ = bits.Read(8);
        Assert.That(bits.IsPastEnd, Is.False);
        Assert.That(bits.Read(5), Is.Zero);
        Assert.That(bits.IsPastEnd, Is.True);
    }

    [Test]
    public void A_number_without_end_ends()
    {
        BitReader bits = new(new byte[100]);
        Assert.That(bits.ReadExpGolomb(), Is.Zero);
        Assert.That(bits.IsPastEnd, Is.True);
    }

    [Test]
    public void Bits_are_passed_over_up_to_the_next_byte()
    {
        BitReader bits = new([0xFF, 0x00, 0xA5]);
        bits.Skip(3);
        bits.Align();
        bits.Align();
        bits.Skip(8);
        Assert.That(bits.Read(8), Is.EqualTo(0xA5));
        Assert.That(bits.Position, Is.EqualTo(24));
    }
}
