using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Splicing;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="SpliceInformationSection"/> with all that may be in one: <see cref="SpliceInsert"/>, <see cref="SpliceSchedule"/>,
/// <see cref="SpliceTime"/> and <see cref="SegmentationDescriptor"/>, each read from whatever is there.
/// </summary>
public sealed class SpliceInformationSectionTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() => [SeedStreams.Splice(), SeedStreams.Segmentation(), SectionBuilder.Splice(SpliceCommandType.Schedule, [1, 0, 0, 0, 1, 0xFF], []), []];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (SpliceInformationSection.TryRead(input, out SpliceInformationSection view) != ParseStatus.Complete)
        {
            return;
        }

        if (SpliceInsert.TryRead(view.Command, out SpliceInsert insert) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(insert.Size <= view.Command.Length, "a command longer than its bytes");
        }

        if (SpliceSchedule.TryRead(view.Command, out SpliceSchedule schedule) == ParseStatus.Complete)
        {
            BrokenPromiseException.ThrowUnless(schedule.Size <= view.Command.Length, "a schedule longer than its bytes");
        }

        if (SpliceTime.TryRead(view.Command, out SpliceTime time) == ParseStatus.Complete && time.PtsTime is { } pts)
        {
            _ = view.Adjust(pts);
        }

        foreach (Descriptor descriptor in view.SpliceDescriptors)
        {
            if (SegmentationDescriptor.TryRead(descriptor.Body, out SegmentationDescriptor segmentation) == ParseStatus.Complete)
            {
                _ = segmentation.SegmentationUpid.Length + segmentation.SegmentationTypeId + segmentation.SegmentsExpected;
            }
        }
    }
}
