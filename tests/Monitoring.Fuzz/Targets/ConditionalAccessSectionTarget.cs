using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="ConditionalAccessSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class ConditionalAccessSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Cat(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (ConditionalAccessSection.TryRead(input, out ConditionalAccessSection view) != ParseStatus.Complete)
        {
            return;
        }

        DescriptorTarget.Walk(view.Descriptors);
    }
}
