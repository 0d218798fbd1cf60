using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Dsmcc;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// Sections of DSM-CC and all that may be in one: <see cref="DsmccMessageSection"/>, <see cref="DownloadServerInitiate"/>,
/// <see cref="DownloadInfoIndication"/>, <see cref="DownloadDataBlock"/>, <see cref="DatagramSection"/>,
/// <see cref="StreamDescriptorSection"/>, <see cref="StreamEventDescriptor"/>, <see cref="NptReferenceDescriptor"/>,
/// <see cref="NptEndpointDescriptor"/>.
/// </summary>
public sealed class DsmccSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        SectionBuilder.DownloadServer([1, 2, 3]), SectionBuilder.DownloadInfo(7, 4066, (1, 100, 0, [1]), (2, 50, 1, [])),
        SectionBuilder.DownloadBlock(7, 1, 0, 3, [1, 2, 3, 4]), SectionBuilder.DatagramSection(0x01005E010203, [0x45, 0, 0, 20]),
        SectionBuilder.StreamDescriptors(DescriptorBuilder.Of(0x1A, new byte[12]), DescriptorBuilder.Of(0x17, new byte[18])), [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (DsmccMessageSection.TryRead(input, out DsmccMessageSection message) == ParseStatus.Complete)
        {
            Read(message.Message);
        }

        if (DatagramSection.TryRead(input, out DatagramSection datagram) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(datagram.MacAddress is >= 0 and < 1L << 48, "an address beyond 48 bits");
        }

        if (StreamDescriptorSection.TryRead(input, out StreamDescriptorSection section) == ParseStatus.Complete)
        {
            foreach (Descriptor descriptor in section.StreamDescriptors)
            {
                Describe(descriptor.Body);
            }
        }
    }

    private static void Read(ReadOnlySpan<byte> message)
    {
        _ = DownloadServerInitiate.TryRead(message, out _);
        _ = DownloadDataBlock.TryRead(message, out _);
        if (DownloadInfoIndication.TryRead(message, out DownloadInfoIndication information) == ParseStatus.Complete)
        {
            int modules = 0;
            foreach (DownloadModule module in information)
            {
                modules += module.ModuleInfo.Length <= message.Length ? 1 : 0;
            }

            BrokenPromiseException.ThrowUnless(modules == information.NumberOfModules, "another number of modules than announced");
        }
    }

    private static void Describe(ReadOnlySpan<byte> body)
    {
        _ = StreamEventDescriptor.TryRead(body, out _);
        _ = NptReferenceDescriptor.TryRead(body, out _);
        _ = NptEndpointDescriptor.TryRead(body, out _);
    }
}
