using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors.Dvb;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Descriptors;

/// <summary>Descriptors of events and of the links between services.</summary>
public sealed class EventDescriptorTests
{
    [Test]
    public void A_short_event_has_a_language_a_name_and_a_text()
    {
        byte[] body = DescriptorBuilder.ShortEvent("chi", "name"u8, "text"u8)[2..];

        Assert.That(ShortEventDescriptor.TryRead(body, out ShortEventDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.LanguageCode, Is.EqualTo("chi"));
        Assert.That(view.EventName.SequenceEqual("name"u8) && view.Text.SequenceEqual("text"u8));
        for (int length = 0; length < body.Length; length++)
        {
            Assert.That(ShortEventDescriptor.TryRead(body.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.Malformed), $"length {length}");
        }
    }

    [Test]
    public void An_extended_event_has_items_and_a_text()
    {
        byte[] body = DescriptorBuilder.ExtendedEvent(1, 2, "eng", [("Director"u8.ToArray(), "A"u8.ToArray()), ([], "B"u8.ToArray())], "text"u8)[2..];

        Assert.That(ExtendedEventDescriptor.TryRead(body, out ExtendedEventDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.DescriptorNumber, view.LastDescriptorNumber, view.LanguageCode), Is.EqualTo((1, 2, "eng")));
        Assert.That(view.Text.SequenceEqual("text"u8));
        Assert.That(Items(view), Is.EqualTo(new[] { "Director=A", "=B" }));
        for (int length = 0; length < body.Length; length++)
        {
            Assert.That(ExtendedEventDescriptor.TryRead(body.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.Malformed), $"length {length}");
        }
    }

    [Test]
    public void An_item_that_runs_past_the_items_ends_them()
    {
        byte[] body = [0x00, .. "eng"u8, 5, 1, (byte)'a', 1, (byte)'b', 9, 0];

        Assert.That(ExtendedEventDescriptor.TryRead(body, out ExtendedEventDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(Items(view), Is.EqualTo(new[] { "a=b" }));
    }

    [Test]
    public void A_component_says_what_it_is_and_in_which_language()
    {
        byte[] body = [0xF5, 0x0B, 0x07, .. "chi"u8, .. "HD"u8];

        Assert.That(ComponentDescriptor.TryRead(body, out ComponentDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (view.StreamContentExt, view.StreamContent, view.ComponentType, view.ComponentTag, view.LanguageCode),
            Is.EqualTo((15, 5, (byte)0x0B, (byte)7, "chi")));
        Assert.That(view.Text.SequenceEqual("HD"u8));
        Assert.That(ComponentDescriptor.TryRead(body.AsSpan(0, 5), out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_linkage_names_a_service_and_the_kind_of_link()
    {
        byte[] body = [0x00, 0x01, 0x20, 0x24, 0x00, 0x65, 0x05, 0xAA];

        Assert.That(LinkageDescriptor.TryRead(body, out LinkageDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(
            (view.TransportStreamId, view.OriginalNetworkId, view.ServiceId, view.LinkageType),
            Is.EqualTo(((ushort)1, (ushort)0x2024, (ushort)0x65, (byte)5)));
        Assert.That(view.PrivateData.SequenceEqual(new byte[] { 0xAA }));
        Assert.That(LinkageDescriptor.TryRead(body.AsSpan(0, 6), out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [TestCase(0x0000_0028u, LogicalChannelSystem.Eacem, true, 0x0123)]
    [TestCase(0x0000_0029u, LogicalChannelSystem.NorDig, true, 0x3D23)]
    [TestCase(0x0000_233Au, LogicalChannelSystem.Dtg, null, 0x0123)]
    [TestCase(0x0000_0001u, LogicalChannelSystem.Generic, true, 0x0123)]
    public void A_channel_number_is_read_by_the_rules_of_its_specifier(uint specifier, LogicalChannelSystem system, bool? visible, int number)
    {
        byte[] body = [0x00, 0x65, 0xFD, 0x23];

        Assert.That(LogicalChannelDescriptor.SystemOf(specifier), Is.EqualTo(system));
        Assert.That(LogicalChannelDescriptor.TryRead(body, system, out LogicalChannelDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.Count, Is.EqualTo(1));
        Assert.That(view[0], Is.EqualTo(new LogicalChannel(0x65, visible, number)));
        Assert.That(LogicalChannelDescriptor.TryRead(body.AsSpan(0, 3), system, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_specifier_is_four_bytes()
    {
        byte[] body = [0, 0, 0, 0x28];

        Assert.That(PrivateDataSpecifierDescriptor.TryRead(body, out PrivateDataSpecifierDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.PrivateDataSpecifier, Is.EqualTo(0x28));
        Assert.That(PrivateDataSpecifierDescriptor.TryRead(body.AsSpan(0, 3), out _), Is.EqualTo(ParseStatus.Malformed));
    }

    private static List<string> Items(in ExtendedEventDescriptor view)
    {
        List<string> items = [];
        foreach (ExtendedEventItemReader item in view.Items)
        {
            items.Add($"{System.Text.Encoding.ASCII.GetString(item.ItemDescription)}={System.Text.Encoding.ASCII.GetString(item.Item)}");
        }

        return items;
    }
}
