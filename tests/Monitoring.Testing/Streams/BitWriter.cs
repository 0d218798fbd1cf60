namespace Monitoring.Testing.Streams;

/// <summary>Writes bits, the most significant first.</summary>
public sealed class BitWriter
{
    private const int BitsPerByte = 8;
    private readonly List<bool> _bits = [];

    /// <summary>An unsigned number of so many bits.</summary>
    public BitWriter Write(long value, int bits)
    {
        for (int bit = bits - 1; bit >= 0; bit--)
        {
            _bits.Add(((value >> bit) & 1) != 0);
        }

        return this;
    }

    /// <summary>Whole bytes.</summary>
    public BitWriter Write(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            _ = Write(value, BitsPerByte);
        }

        return this;
    }

    /// <summary>Single bits.</summary>
    public BitWriter Flags(params bool[] flags)
    {
        _bits.AddRange(flags);
        return this;
    }

    /// <summary>ue(v).</summary>
    public BitWriter ExpGolomb(params long[] values)
    {
        foreach (long value in values)
        {
            int length = 64 - (int)long.LeadingZeroCount(value + 1);
            _ = Write(0, length - 1).Write(value + 1, length);
        }

        return this;
    }

    /// <summary>se(v).</summary>
    public BitWriter SignedExpGolomb(long value) => ExpGolomb(value > 0 ? (2 * value) - 1 : -2 * value);

    /// <summary>Bits up to the next whole byte.</summary>
    public BitWriter Align(bool bit = false)
    {
        while (_bits.Count % BitsPerByte != 0)
        {
            _bits.Add(bit);
        }

        return this;
    }

    /// <summary>The bytes; the last is filled with bits of 0.</summary>
    public byte[] ToArray()
    {
        byte[] bytes = new byte[(_bits.Count + BitsPerByte - 1) / BitsPerByte];
        for (int bit = 0; bit < _bits.Count; bit++)
        {
            bytes[bit / BitsPerByte] |= (byte)(_bits[bit] ? 0x80 >> (bit % BitsPerByte) : 0);
        }

        return bytes;
    }

    /// <summary>The bytes of a NAL unit: rbsp_trailing_bits at the end, and an emulation_prevention_three_byte where one is due.</summary>
    public byte[] ToNalUnit()
    {
        List<byte> escaped = [];
        int zeros = 0;
        foreach (byte value in Write(1, 1).ToArray())
        {
            if (zeros >= 2 && value <= 3)
            {
                escaped.Add(3);
                zeros = 0;
            }

            escaped.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }

        return [.. escaped];
    }
}
