using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="EventInformationSection"/>: what reads as complete can be walked to its end, whatever its times are.</summary>
public sealed class EventInformationSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Eit(), SeedStreams.Large(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (EventInformationSection.TryRead(input, out EventInformationSection view) != ParseStatus.Complete)
        {
            return;
        }

        foreach (EventEntry entry in view)
        {
            DescriptorTarget.Walk(entry.Descriptors);
            BrokenPromiseException.ThrowUnless(
                entry.Duration.Length is null || entry.Duration.Length < TimeSpan.FromHours(100), "a duration beyond two digits of hours");
            _ = entry.StartTime.Utc;
        }
    }
}
