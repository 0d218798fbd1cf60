using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors.Dtmb;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Descriptors;

/// <summary>Tag 0x5A and its two meanings.</summary>
public sealed class DtmbDeliveryTests
{
    /// <summary>666 MHz in units of 10 Hz, 8 MHz, 64-QAM, 2/3, 1/32, 8k.</summary>
    private static readonly byte[] Dvb = Convert.FromHexString("03F83C401F8102FFFFFFFF");

    [TestCase(0x0666_0000u, 666_000_000L)]
    [TestCase(0x03F8_3C40u, 666_000_000L)]
    [TestCase(0x0474_0000u, 474_000_000L)]
    [TestCase(0x0199_0000u, 199_000_000L)]
    [TestCase(0x0000_0001u, null)]
    [TestCase(0xFFFF_FFFFu, null)]
    public void The_frequency_is_read_as_decimal_or_binary(uint field, long? hertz) =>
        Assert.That(DtmbFrequency.Hertz(field), Is.EqualTo(hertz));

    [Test]
    public void The_binary_reading_wins_where_only_it_lies_on_the_grid_of_channels()
    {
        const uint Field = 0x0429_1040;

        Assert.That(DtmbFrequency.Coded(Field), Is.EqualTo(429_104_000));
        Assert.That(DtmbFrequency.Hertz(Field), Is.EqualTo(698_000_000));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Every_field_reads_what_was_written(bool isLong)
    {
        byte[] body = DescriptorBuilder.DtmbDelivery(0x0666_0000, 2, 5, 3, 3, 1, true, false, isLong)[2..];

        Assert.That(DtmbDeliverySystemDescriptor.TryRead(body, out DtmbDeliverySystemDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view, Is.EqualTo(new DtmbDeliverySystemDescriptor(0x0666_0000, 2, 5, 3, 3, 1, true, false, 3)));
        Assert.That(view.IsInRange);
        Assert.That(DtmbDeliverySystemDescriptor.TryRead(body.AsSpan(0, 6), out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [TestCase(0, 5, 3, 3, 1)]
    [TestCase(4, 5, 3, 3, 1)]
    [TestCase(2, 0, 3, 3, 1)]
    [TestCase(2, 6, 3, 3, 1)]
    [TestCase(2, 5, 0, 3, 1)]
    [TestCase(2, 5, 4, 3, 1)]
    [TestCase(2, 5, 3, 5, 1)]
    [TestCase(2, 5, 3, 3, 2)]
    public void A_value_without_a_meaning_is_out_of_range(byte fec, byte modulation, byte subcarriers, byte header, byte interleaving)
    {
        byte[] body = DescriptorBuilder.DtmbDelivery(0x0666_0000, fec, modulation, subcarriers, header, interleaving)[2..];

        _ = DtmbDeliverySystemDescriptor.TryRead(body, out DtmbDeliverySystemDescriptor view);
        Assert.That(view.IsInRange, Is.False);
    }

    [Test]
    public void Seven_bytes_are_of_china_whatever_the_network()
    {
        byte[] body = DescriptorBuilder.DtmbDelivery(0x0666_0000, 2, 5, 3, 3, 1)[2..];

        Assert.That(TerrestrialMeaning.Of(body, isChinese: false), Is.EqualTo(new TerrestrialMeaning(IsDtmb: true, IsAmbiguous: false)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Eleven_bytes_of_each_kind_are_told_apart_by_their_values(bool isChinese)
    {
        byte[] dtmb = DescriptorBuilder.DtmbDelivery(0x0666_0000, 2, 5, 3, 3, 1, isLong: true)[2..];

        Assert.That(TerrestrialMeaning.Of(dtmb, isChinese), Is.EqualTo(new TerrestrialMeaning(IsDtmb: true, IsAmbiguous: false)));
        Assert.That(TerrestrialMeaning.Of(Dvb, isChinese), Is.EqualTo(new TerrestrialMeaning(IsDtmb: false, IsAmbiguous: false)));
    }

    [Test]
    public void What_fits_both_is_decided_by_the_network_and_said_to_be_ambiguous()
    {
        // 16QAM is 3 in the low nibble, which in the other meaning leaves the reserved bits set
        byte[] body = Convert.FromHexString("03F83C40133113FFFFFFFF");

        Assert.That(TerrestrialMeaning.Of(body, isChinese: true), Is.EqualTo(new TerrestrialMeaning(IsDtmb: true, IsAmbiguous: true)));
        Assert.That(TerrestrialMeaning.Of(body, isChinese: false), Is.EqualTo(new TerrestrialMeaning(IsDtmb: false, IsAmbiguous: true)));
    }

    [Test]
    public void The_descriptor_of_dvb_reads_every_field()
    {
        Assert.That(TerrestrialDeliverySystemDescriptor.TryRead(Dvb, out TerrestrialDeliverySystemDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            view,
            Is.EqualTo(new TerrestrialDeliverySystemDescriptor(66_600_000, 0, true, true, true, 2, 0, 1, 0, 0, 1, false, true)));
        Assert.That(TerrestrialDeliverySystemDescriptor.TryRead(Dvb.AsSpan(0, 6), out _), Is.EqualTo(ParseStatus.Malformed));
    }
}
