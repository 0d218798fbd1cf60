using Monitoring.Streams.Bits;
using Monitoring.Streams.Si;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="TimeDateSection"/> and <see cref="TimeOffsetSection"/>: what reads as complete has a time or none, and descriptors.</summary>
public sealed class TimeSectionsTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Tdt(), SeedStreams.Tot(), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (TimeDateSection.TryRead(input, out TimeDateSection date) == ParseStatus.Complete)
        {
            _ = date.UtcTime.Utc;
        }

        if (TimeOffsetSection.TryRead(input, out TimeOffsetSection offset) == ParseStatus.Complete)
        {
            _ = offset.UtcTime.Utc;
            DescriptorTarget.Walk(offset.Descriptors);
        }
    }
}
