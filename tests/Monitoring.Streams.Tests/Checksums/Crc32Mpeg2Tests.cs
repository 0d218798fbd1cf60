using System.Buffers.Binary;
using Monitoring.Streams.Checksums;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Checksums;

public sealed class Crc32Mpeg2Tests
{
    [Test]
    public void The_check_value_of_the_catalogues_comes_out() => Assert.That(Crc32Mpeg2.Compute("123456789"u8), Is.EqualTo(0x0376_E6E7u));

    [Test]
    public void Nothing_leaves_the_initial_value() => Assert.That(Crc32Mpeg2.Compute([]), Is.EqualTo(uint.MaxValue));

    [Test]
    public void Every_length_agrees_with_the_bitwise_definition()
    {
        byte[] bytes = new byte[67];
        new Random(1).NextBytes(bytes);
        for (int length = 0; length <= bytes.Length; length++)
        {
            Assert.That(Crc32Mpeg2.Compute(bytes.AsSpan(0, length)), Is.EqualTo(Bitwise(bytes.AsSpan(0, length))), $"length {length}");
        }
    }

    [Test]
    public void A_section_with_its_crc_is_valid_and_any_flipped_bit_is_not()
    {
        byte[] section = [.. "a section"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(section.AsSpan(9), Crc32Mpeg2.Compute("a section"u8));

        Assert.That(Crc32Mpeg2.IsValid(section));
        for (int bit = 0; bit < section.Length * 8; bit++)
        {
            section[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.That(Crc32Mpeg2.IsValid(section), Is.False, $"bit {bit}");
            section[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static uint Bitwise(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ 0x04C1_1DB7 : crc << 1;
            }
        }

        return crc;
    }
}
