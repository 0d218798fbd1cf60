using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="NetworkInformationSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class NetworkInformationSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Nit(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (NetworkInformationSection.TryRead(input, out NetworkInformationSection view) != ParseStatus.Complete)
        {
            return;
        }

        DescriptorTarget.Walk(view.NetworkDescriptors);
        foreach (NetworkEntry stream in view)
        {
            DescriptorTarget.Walk(stream.Descriptors);
        }
    }
}
