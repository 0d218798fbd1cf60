using Monitoring.Streams.Bits;
using Monitoring.Streams.Psi;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="ProgramAssociationSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class ProgramAssociationSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Pat(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (ProgramAssociationSection.TryRead(input, out ProgramAssociationSection view) != ParseStatus.Complete)
        {
            return;
        }

        foreach (ProgramAssociation program in view)
        {
            BrokenPromiseException.ThrowUnless(program.Pid.Value < Pid.Count, "PID beyond 13 bits");
        }
    }
}
