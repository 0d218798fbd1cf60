using Monitoring.Analysis.Buffers;

namespace Monitoring.Analysis.Tests.Buffers;

/// <summary>Sizes and rates of the buffers against figures worked out from the tables of the standards.</summary>
public sealed class BufferSizesTests
{
    /// <summary>Rmax 15 Mbit/s: Rxn 18 Mbit/s, BSmux 60000 bit, BSoh 20000 bit.</summary>
    [Test]
    public void Mpeg_2_at_main_level_with_the_largest_buffer()
    {
        BufferSizes sizes = Mpeg2Buffers.Of(0x48, 4_000_000, 1_835_008, isLowDelay: false)!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sizes.TransportRate, Is.EqualTo(2_250_000));
            Assert.That(sizes.Multiplex, Is.EqualTo(10_000).Within(1e-6));
            Assert.That(sizes.MultiplexRate, Is.EqualTo(1_875_000));
            Assert.That(sizes.Elementary, Is.EqualTo(229_376));
            Assert.That(sizes.LongestDelay, Is.EqualTo(1));
        }
    }

    [Test]
    public void What_a_small_vbv_buffer_leaves_is_multiplex_buffer_at_main_level() =>
        Assert.That(
            Mpeg2Buffers.Of(0x48, null, 1_000_000, isLowDelay: false)!.Value.Multiplex,
            Is.EqualTo((80_000 + 835_008) / 8).Within(1e-6));

    /// <summary>At High level the leak follows the rate of the stream: 1.05 · 15 Mbit/s; Rmax is 80 Mbit/s.</summary>
    [Test]
    public void Mpeg_2_at_high_level_leaks_at_the_rate_of_the_stream()
    {
        BufferSizes sizes = Mpeg2Buffers.Of(0x44, 15_000_000, 7_995_392, isLowDelay: true)!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sizes.TransportRate, Is.EqualTo(12_000_000));
            Assert.That(sizes.MultiplexRate, Is.EqualTo(1_968_750).Within(1e-6));
            Assert.That(sizes.Multiplex, Is.EqualTo(80_000 * (4 + (1000 / 750.0)) / 8).Within(1e-6));
            Assert.That(sizes.MayUnderflow, Is.True);
        }
    }

    /// <summary>High profile at level 4: 20000 · 1500 bit/s, 25000 · 1500 bit.</summary>
    [Test]
    public void H_264_by_profile_and_level()
    {
        BufferSizes sizes = AvcBuffers.Of(100, 40, null)!.Value;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sizes.TransportRate, Is.EqualTo(4_500_000));
            Assert.That(sizes.MultiplexRate, Is.EqualTo(3_750_000));
            Assert.That(sizes.Multiplex, Is.EqualTo(20_000).Within(1e-6));
            Assert.That(sizes.Elementary, Is.EqualTo(4_687_500));
            Assert.That(sizes.LongestDelay, Is.EqualTo(10));
        }
    }

    [Test]
    public void What_an_hrd_leaves_of_the_largest_buffer_is_multiplex_buffer()
    {
        BufferSizes sizes = AvcBuffers.Of(100, 40, 8_000_000)!.Value;
        Assert.That(sizes.Elementary, Is.EqualTo(1_000_000));
        Assert.That(sizes.Multiplex, Is.EqualTo(3_707_500).Within(1e-6));
    }

    /// <summary>Level 1: the overheads are those of 2 Mbit/s.</summary>
    [Test]
    public void Small_levels_have_the_overheads_of_2_Mbit_s() =>
        Assert.That(AvcBuffers.Of(66, 10, null)!.Value.Multiplex, Is.EqualTo(2_000_000 * (0.004 + (1 / 750.0)) / 8).Within(1e-6));

    /// <summary>Level 5.1: 40 Mbit/s times 1.1 in the Main tier, 160 in the High tier.</summary>
    [TestCase(false, 5_500_000)]
    [TestCase(true, 22_000_000)]
    public void Hevc_by_tier_and_level(bool isHighTier, double elementary)
    {
        BufferSizes sizes = HevcBuffers.Of(2, isHighTier, 153, null)!.Value;
        Assert.That(sizes.Elementary, Is.EqualTo(elementary));
        Assert.That(sizes.TransportRate, Is.EqualTo(elementary * 1.2).Within(1e-6));
    }

    [TestCase(2, 250_000, 3584)]
    [TestCase(6, 691_200, 8976)]
    [TestCase(12, 1_036_800, 12_804)]
    public void Aac_by_its_channels(int channels, double rate, double size)
    {
        BufferSizes sizes = AudioBuffers.OfAac(channels, isLatm: false)!.Value;
        Assert.That((sizes.TransportRate, sizes.Elementary, sizes.HasMultiplex), Is.EqualTo((rate, size, false)));
    }

    [Test]
    public void What_has_no_row_has_no_model()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mpeg2Buffers.Of(0x8A, null, 1, isLowDelay: false), Is.Null);
            Assert.That(AvcBuffers.Of(100, 99, null), Is.Null);
            Assert.That(AvcBuffers.Of(1, 40, null), Is.Null);
            Assert.That(HevcBuffers.Of(4, isHighTier: false, 153, null), Is.Null);
            Assert.That(HevcBuffers.Of(1, isHighTier: true, 93, null), Is.Null);
            Assert.That(AudioBuffers.OfAac(49, isLatm: false), Is.Null);
        }
    }
}
