using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="RunningStatusSection"/>: what reads as complete can be walked to its end.</summary>
public sealed class RunningStatusSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Rst(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (RunningStatusSection.TryRead(input, out RunningStatusSection view) != ParseStatus.Complete)
        {
            return;
        }

        foreach (RunningStatusEntry entry in view)
        {
            BrokenPromiseException.ThrowUnless((int)entry.RunningStatus < 8, "running_status beyond 3 bits");
        }
    }
}
