using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="TransportStreamDescriptionSection"/>: what reads as complete has descriptors that can be walked.</summary>
public sealed class TransportStreamDescriptionSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Tsdt(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (TransportStreamDescriptionSection.TryRead(input, out TransportStreamDescriptionSection view) == ParseStatus.Complete)
        {
            DescriptorTarget.Walk(view.Descriptors);
        }
    }
}
