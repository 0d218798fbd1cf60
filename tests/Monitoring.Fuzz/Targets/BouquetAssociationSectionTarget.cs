using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="BouquetAssociationSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class BouquetAssociationSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Bat(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (BouquetAssociationSection.TryRead(input, out BouquetAssociationSection view) != ParseStatus.Complete)
        {
            return;
        }

        foreach (NetworkEntry stream in view)
        {
            DescriptorTarget.Walk(stream.Descriptors);
        }
    }
}
