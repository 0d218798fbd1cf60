using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Descriptors;

public sealed class DescriptorTests
{
    [Test]
    public void A_loop_gives_its_descriptors_in_order()
    {
        byte[] loop = [.. DescriptorBuilder.Of(1, [0xAA]), .. DescriptorBuilder.Of(2, []), .. DescriptorBuilder.Of(3, [0xBB, 0xCC])];

        Assert.That(Walk(loop), Is.EqualTo(new[] { "1 AA whole", "2  whole", "3 BBCC whole" }));
    }

    [Test]
    public void A_loop_cut_anywhere_gives_what_is_there()
    {
        byte[] loop = [.. DescriptorBuilder.Of(1, [0xAA]), .. DescriptorBuilder.Of(3, [0xBB, 0xCC])];

        Assert.That(Walk(loop.AsSpan(0, loop.Length - 1)), Is.EqualTo(new[] { "1 AA whole", "3 BB cut" }));
        Assert.That(Walk(loop.AsSpan(0, 4)), Is.EqualTo(new[] { "1 AA whole" }));
        Assert.That(Walk(loop.AsSpan(0, 2)), Is.EqualTo(new[] { "1  cut" }));
    }

    [Test]
    public void A_service_descriptor_names_type_provider_and_service()
    {
        byte[] body = DescriptorBuilder.Service(2, "provider"u8, "name"u8)[2..];

        Assert.That(ServiceDescriptor.TryRead(body, out ServiceDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.ServiceType, Is.EqualTo(2));
        Assert.That(view.ServiceProviderName.SequenceEqual("provider"u8) && view.ServiceName.SequenceEqual("name"u8));
    }

    [Test]
    public void A_service_descriptor_cut_anywhere_is_malformed()
    {
        byte[] body = DescriptorBuilder.Service(1, "provider"u8, "name"u8)[2..];
        for (int length = 0; length < body.Length; length++)
        {
            Assert.That(ServiceDescriptor.TryRead(body.AsSpan(0, length), out _), Is.EqualTo(ParseStatus.Malformed), $"length {length}");
        }
    }

    [Test]
    public void A_ca_descriptor_names_system_and_pid()
    {
        byte[] body = DescriptorBuilder.ConditionalAccess(0x4A02, 0x1ABC)[2..];

        Assert.That(ConditionalAccessDescriptor.TryRead(body, out ConditionalAccessDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view, Is.EqualTo(new ConditionalAccessDescriptor(0x4A02, new Pid(0x1ABC))));
        Assert.That(ConditionalAccessDescriptor.TryRead(body.AsSpan(0, 3), out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_language_is_three_letters_or_nothing()
    {
        byte[] body = DescriptorBuilder.Language("chi", 3)[2..];

        Assert.That(Iso639LanguageDescriptor.TryRead(body, out Iso639LanguageDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.Count, view.LanguageCode(0), view.AudioType(0)), Is.EqualTo((1, "chi", (byte)3)));
        Assert.That(Iso639LanguageDescriptor.TryRead([0, 1, 2, 3], out view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.LanguageCode(0), Is.Null);
        Assert.That(Iso639LanguageDescriptor.TryRead([1, 2, 3], out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_registration_is_four_letters()
    {
        byte[] body = DescriptorBuilder.Registration("DRA1")[2..];

        Assert.That(RegistrationDescriptor.TryRead(body, out RegistrationDescriptor view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.FormatIdentifier, Is.EqualTo(0x4452_4131));
        Assert.That(RegistrationDescriptor.TryRead(body.AsSpan(0, 3), out _), Is.EqualTo(ParseStatus.Malformed));
    }

    private static List<string> Walk(ReadOnlySpan<byte> loop)
    {
        List<string> descriptors = [];
        foreach (Descriptor descriptor in new DescriptorReader(loop))
        {
            descriptors.Add($"{descriptor.Tag} {Convert.ToHexString(descriptor.Body)} {(descriptor.IsCut ? "cut" : "whole")}");
        }

        return descriptors;
    }
}
