using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Chunks;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Chunks come back as they went in, and bytes no encoder wrote come back as an answer.</summary>
[TestFixture]
internal sealed class ChunkCodecTests
{
    [Test]
    public void Windows_of_every_shape_survive_packing()
    {
        Random random = new(20261125);
        WindowPoints unpacked = new();
        ChunkBuffer buffer = new();
        for (int round = 0; round < 3000; round++)
        {
            WindowPoints points = RandomWindow(random);
            buffer.Clear();
            ChunkSummary summary = ChunkCodec.Encode(points, buffer);

            Assert.That(ChunkCodec.Decode(buffer.Written, summary.Codec, unpacked), Is.EqualTo(ChunkStatus.Complete));
            AssertSame(unpacked, points);
            Assert.That(summary.Count, Is.EqualTo(points.Count));
        }
    }

    [Test]
    public void A_head_chunk_gives_back_what_it_took_in_whatever_order()
    {
        Random random = new(4);
        for (int round = 0; round < 500; round++)
        {
            HeadChunk head = new();
            WindowPoints expected = new(), found = new();
            for (int i = 0; i < 400; i++)
            {
                int slot = round % 2 == 0 ? Math.Min(i, 299) : random.Next(300);
                var state = (VerdictState)random.Next(7);
                byte scale = (byte)(random.Next(20) == 0 ? random.Next(7) : 2);
                long value = state.HasValue() ? random.NextInt64(-1L << 53, 1L << 53) >> random.Next(60) : 0;
                Assert.That(head.TryAppend(slot, state, value, scale), Is.EqualTo(expected.TrySet(slot, state, value, scale)));
            }

            head.CopyTo(found);
            AssertSame(found, expected);
        }
    }

    [Test]
    public void Values_no_decimal_can_hold_together_are_kept_as_doubles()
    {
        WindowPoints points = Window((0, 1L << 53, 0), (1, 1, 6), (2, -3, 0));
        ChunkBuffer buffer = new();
        ChunkSummary summary = ChunkCodec.Encode(points, buffer);
        WindowPoints unpacked = new();

        Assert.That(summary.Codec, Is.EqualTo(WindowPoints.DoubleBits));
        Assert.That(ChunkCodec.Decode(buffer.Written, summary.Codec, unpacked), Is.EqualTo(ChunkStatus.Complete));
        AssertSame(unpacked, points);
    }

    [Test]
    public void Every_double_keeps_its_bits()
    {
        double[] values =
            [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, double.MaxValue, 0.1, 0.1];
        WindowPoints points = new(), unpacked = new();
        for (int slot = 0; slot < values.Length; slot++)
        {
            points.TrySet(slot, VerdictState.Ok, BitConverter.DoubleToInt64Bits(values[slot]), WindowPoints.DoubleBits);
        }

        ChunkBuffer buffer = new();
        ChunkSummary summary = ChunkCodec.Encode(points, buffer);
        Assert.That(ChunkCodec.Decode(buffer.Written, summary.Codec, unpacked), Is.EqualTo(ChunkStatus.Complete));
        for (int slot = 0; slot < values.Length; slot++)
        {
            Assert.That(unpacked.Raw(slot), Is.EqualTo(BitConverter.DoubleToInt64Bits(values[slot])));
        }
    }

    [Test]
    public void An_uneventful_window_is_told_by_its_row_and_takes_a_few_bytes()
    {
        WindowPoints points = new();
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            points.TrySet(slot, VerdictState.Ok, 0, 0);
        }

        ChunkBuffer buffer = new();
        Assert.That(ChunkCodec.Encode(points, buffer).IsUniform, Is.True);
        Assert.That(buffer.Length, Is.LessThanOrEqualTo(8));
    }

    [Test]
    public void A_window_with_a_gap_or_a_change_is_not_told_by_its_row()
    {
        ChunkBuffer buffer = new();
        WindowPoints gap = new(), change = new(), fault = new();
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            _ = slot == 7 || gap.TrySet(slot, VerdictState.Ok, 0, 0);
            change.TrySet(slot, VerdictState.Ok, slot == 7 ? 1 : 0, 0);
            fault.TrySet(slot, slot == 7 ? VerdictState.Fault : VerdictState.Ok, 0, 0);
        }

        Assert.That(ChunkCodec.Encode(gap, buffer).IsUniform, Is.False);
        Assert.That(ChunkCodec.Encode(change, buffer).IsUniform, Is.False);
        Assert.That(ChunkCodec.Encode(fault, buffer).IsUniform, Is.False);
    }

    [Test]
    public void Bytes_no_encoder_wrote_are_an_answer_and_never_an_exception()
    {
        Random random = new(99);
        WindowPoints unpacked = new();
        ChunkBuffer buffer = new();
        int malformed = 0;
        for (int round = 0; round < 20_000; round++)
        {
            buffer.Clear();
            byte codec = ChunkCodec.Encode(RandomWindow(random), buffer).Codec;
            byte[] bytes = buffer.Written.ToArray();
            if (round % 3 == 0)
            {
                bytes = bytes[..random.Next(bytes.Length)];
            }
            else if (round % 3 == 1)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }
            else
            {
                random.NextBytes(bytes);
            }

            codec = random.Next(10) == 0 ? (byte)random.Next(256) : codec;
            malformed += ChunkCodec.Decode(bytes, codec, unpacked) == ChunkStatus.Malformed ? 1 : 0;
            Assert.That(unpacked.Count, Is.InRange(0, WindowPoints.Slots));
        }

        Assert.That(malformed, Is.GreaterThan(5000));
    }

    [Test]
    public void A_chunk_cut_anywhere_is_malformed()
    {
        WindowPoints points = RandomWindow(new Random(5));
        ChunkBuffer buffer = new();
        byte codec = ChunkCodec.Encode(points, buffer).Codec;
        byte[] bytes = buffer.Written.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            ChunkStatus status = ChunkCodec.Decode(bytes.AsSpan(0, length), codec, new WindowPoints());
            Assert.That(status, Is.EqualTo(ChunkStatus.Malformed), $"{length}");
        }
    }

    private static WindowPoints Window(params (int Slot, long Value, byte Scale)[] slots)
    {
        WindowPoints points = new();
        foreach ((int slot, long value, byte scale) in slots)
        {
            points.TrySet(slot, VerdictState.Ok, value, scale);
        }

        return points;
    }

    private static WindowPoints RandomWindow(Random random)
    {
        WindowPoints points = new();
        int missing = random.Next(4) == 0 ? random.Next(100) : 0;
        int stateful = random.Next(3);
        byte scale = (byte)random.Next(7);
        long step = 1L << random.Next(40);
        long value = random.NextInt64(-1000, 1000);
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            VerdictState state = stateful == 0 ? VerdictState.Ok : (VerdictState)random.Next(stateful == 1 ? 7 : 4);
            value += random.Next(3) == 0 ? random.NextInt64(-step, step + 1) : 0;
            if (random.Next(100) >= missing)
            {
                byte slotScale = random.Next(200) == 0 ? (byte)random.Next(7) : scale;
                points.TrySet(slot, state, state.HasValue() ? value : 0, slotScale);
            }
        }

        return points;
    }

    private static void AssertSame(WindowPoints found, WindowPoints expected)
    {
        Assert.That(found.Count, Is.EqualTo(expected.Count));
        Assert.That(found.States.SequenceEqual(expected.States), Is.True);
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            Assert.That(found.Value(slot), Is.EqualTo(expected.Value(slot)));
        }
    }
}
