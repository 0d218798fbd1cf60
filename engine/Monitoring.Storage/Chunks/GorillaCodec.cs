using System.Buffers.Binary;
using System.Numerics;

namespace Monitoring.Storage.Chunks;

/// <summary>
/// Doubles as the XOR with the one before (Gorilla, VLDB 2015, 4.1.2), most significant bit first:
/// the first value as 64 bits; then <c>0</c> the same value; <c>10</c> and the bits inside the window of the one before;
/// <c>11</c>, 5 bits of leading zeros (at most 31), 6 bits of length (64 as 0) and the bits. Values are passed as their bits,
/// so every NaN, infinity and signed zero comes back as it was.
/// </summary>
internal static class GorillaCodec
{
    private const int LeadingBits = 5;
    private const int LengthBits = 6;
    private const int MaxLeading = (1 << LeadingBits) - 1;

    public static void Encode(ReadOnlySpan<long> values, ChunkBuffer target)
    {
        if (values.IsEmpty)
        {
            return;
        }

        BitSink bits = new(target);
        ulong previous = (ulong)values[0];
        bits.Write(previous, 64);
        int leading = -1, length = 0;
        foreach (long value in values[1..])
        {
            ulong xor = (ulong)value ^ previous;
            previous = (ulong)value;
            if (xor == 0)
            {
                bits.Write(0, 1);
                continue;
            }

            int lead = Math.Min(BitOperations.LeadingZeroCount(xor), MaxLeading);
            int trail = BitOperations.TrailingZeroCount(xor);
            if (leading >= 0 && lead >= leading && trail >= 64 - leading - length)
            {
                bits.Write(0b10, 2);
            }
            else
            {
                (leading, length) = (lead, 64 - lead - trail);
                bits.Write(0b11, 2);
                bits.Write((ulong)leading, LeadingBits);
                bits.Write((ulong)length & ((1 << LengthBits) - 1), LengthBits);
            }

            bits.Write(xor >> (64 - leading - length), length);
        }

        bits.Flush();
    }

    /// <summary>Fills the span; false when the bytes are cut short, too long or impossible.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> data, Span<long> values)
    {
        if (values.IsEmpty)
        {
            return data.IsEmpty;
        }

        BitSource bits = new(data);
        ulong previous = bits.Read(64);
        values[0] = (long)previous;
        int leading = -1, length = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (bits.Read(1) == 1)
            {
                if (bits.Read(1) == 1)
                {
                    leading = (int)bits.Read(LeadingBits);
                    length = (int)bits.Read(LengthBits);
                    length = length == 0 ? 64 : length;
                }

                if (leading < 0 || leading + length > 64)
                {
                    return false;
                }

                previous ^= bits.Read(length) << (64 - leading - length);
            }

            values[i] = (long)previous;
        }

        return bits.IsComplete;
    }

    private ref struct BitSink(ChunkBuffer target)
    {
        private byte _pending;
        private int _used;

        public void Write(ulong value, int count)
        {
            while (count > 0)
            {
                int some = Math.Min(count, 8 - _used);
                count -= some;
                _pending = (byte)(((uint)_pending << some) | ((uint)(value >> count) & ((1u << some) - 1)));
                _used += some;
                if (_used == 8)
                {
                    target.WriteByte(_pending);
                    _used = 0;
                }
            }
        }

        public readonly void Flush()
        {
            if (_used > 0)
            {
                target.WriteByte((byte)(_pending << (8 - _used)));
            }
        }
    }

    /// <summary>Reading past the end gives zeros and is remembered.</summary>
    private ref struct BitSource(ReadOnlySpan<byte> data)
    {
        private readonly ReadOnlySpan<byte> _data = data;
        private int _position;

        /// <summary>All but the padding of the last byte was read, and nothing beyond it.</summary>
        public readonly bool IsComplete => (_position + 7) / 8 == _data.Length;

        /// <summary>So many bits, from 1 to 64.</summary>
        public ulong Read(int count)
        {
            int at = _position / 8;
            int skip = _position % 8;
            _position += count;
            ulong value = Eight(at) << skip;
            if (skip + count > 64)
            {
                value |= (ulong)(at + 8 < _data.Length ? _data[at + 8] : 0) >> (8 - skip);
            }

            return value >> (64 - count);
        }

        /// <summary>Eight bytes from an index on, zeros after the end.</summary>
        private readonly ulong Eight(int at)
        {
            if (at + 8 <= _data.Length)
            {
                return BinaryPrimitives.ReadUInt64BigEndian(_data[at..]);
            }

            ulong value = 0;
            for (int i = at; i < at + 8; i++)
            {
                value = (value << 8) | (i < _data.Length ? _data[i] : 0u);
            }

            return value;
        }
    }
}
