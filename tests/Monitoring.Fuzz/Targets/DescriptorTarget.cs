using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>Every descriptor reader over every body: what is in a loop need not be what its tag says.</summary>
public sealed class DescriptorTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        DescriptorBuilder.Service(1, "provider"u8, DvbTextEncoder.Encode("青海卫视", TextTable.Gb18030)),
        [.. DescriptorBuilder.Language("chi"), .. DescriptorBuilder.Registration("DRA1"), .. DescriptorBuilder.ConditionalAccess(1, 2)],
        DescriptorBuilder.NetworkName("network"u8), [],
    ];

    public void Run(ReadOnlySpan<byte> input) => Walk(new DescriptorReader(input));

    internal static void Walk(DescriptorReader descriptors)
    {
        foreach (Descriptor descriptor in descriptors)
        {
            if (ServiceDescriptor.TryRead(descriptor.Body, out ServiceDescriptor service) == ParseStatus.Complete)
            {
                _ = DvbText.Decode(service.ServiceProviderName);
                _ = DvbText.Decode(service.ServiceName);
            }

            if (NetworkNameDescriptor.TryRead(descriptor.Body, out NetworkNameDescriptor network) == ParseStatus.Complete)
            {
                _ = DvbText.Decode(network.Name);
            }

            if (Iso639LanguageDescriptor.TryRead(descriptor.Body, out Iso639LanguageDescriptor languages) == ParseStatus.Complete)
            {
                for (int entry = 0; entry < languages.Count; entry++)
                {
                    _ = languages.LanguageCode(entry);
                    _ = languages.AudioType(entry);
                }
            }

            _ = RegistrationDescriptor.TryRead(descriptor.Body, out _);
            _ = ConditionalAccessDescriptor.TryRead(descriptor.Body, out _);
            DvbDescriptorTarget.Read(descriptor.Body);
        }
    }
}
