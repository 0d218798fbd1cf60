using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="ServiceDescriptionSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class ServiceDescriptionSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Sdt(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (ServiceDescriptionSection.TryRead(input, out ServiceDescriptionSection view) != ParseStatus.Complete)
        {
            return;
        }

        foreach (ServiceEntry service in view)
        {
            DescriptorTarget.Walk(service.Descriptors);
            BrokenPromiseException.ThrowUnless((int)service.RunningStatus < 8, "running_status beyond 3 bits");
        }
    }
}
