using Monitoring.Streams.Sections;
using Monitoring.Streams.Splicing;

namespace Monitoring.Testing.Streams;

/// <content>Splices of SCTE 35.</content>
public static partial class SectionBuilder
{
    public static byte[] Splice(SpliceCommandType type, ReadOnlySpan<byte> command, ReadOnlySpan<byte> descriptors, long ptsAdjustment = 0)
    {
        byte[] section = ShortSyntax(TableId.SpliceInformation,
        [
            0, (byte)(ptsAdjustment >> 32), .. Word((int)(ptsAdjustment >> 16) & 0xFFFF), .. Word((int)ptsAdjustment & 0xFFFF), 0xFF,
            0xFF, .. Word(0xF000 | command.Length), (byte)type, .. command, .. Word(descriptors.Length), .. descriptors, 0, 0, 0, 0,
        ]);
        WriteCrc(section);
        return section;
    }
}
