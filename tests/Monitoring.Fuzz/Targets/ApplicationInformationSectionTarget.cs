using Monitoring.Streams.Applications;
using Monitoring.Streams.Bits;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="ApplicationInformationSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class ApplicationInformationSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Ait(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (ApplicationInformationSection.TryRead(input, out ApplicationInformationSection view) != ParseStatus.Complete)
        {
            return;
        }

        foreach (ApplicationEntry application in view)
        {
            DescriptorTarget.Walk(application.Descriptors);
        }
    }
}
