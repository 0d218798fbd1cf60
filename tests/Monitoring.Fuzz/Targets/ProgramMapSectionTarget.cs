using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="ProgramMapSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class ProgramMapSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Pmt(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (ProgramMapSection.TryRead(input, out ProgramMapSection view) != ParseStatus.Complete)
        {
            return;
        }

        DescriptorTarget.Walk(view.ProgramDescriptors);
        foreach (ProgramElement element in view)
        {
            _ = StreamTypes.Describe(element.StreamType, element.Descriptors);
            DescriptorTarget.Walk(element.Descriptors);
            BrokenPromiseException.ThrowUnless(element.ElementaryPid.Value < Pid.Count, "PID beyond 13 bits");
        }
    }
}
