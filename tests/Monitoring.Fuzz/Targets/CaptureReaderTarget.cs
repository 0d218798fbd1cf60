using Monitoring.Streams.Capture;
using Monitoring.Testing;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="CaptureReader"/> with <see cref="PcapFileHeader"/>, <see cref="PcapRecord"/>, <see cref="PcapNgBlock"/>,
/// <see cref="PcapNgInterface"/> and <see cref="PcapNgPacket"/>: frames do not depend on the cuts.
/// </summary>
public sealed class CaptureReaderTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
    [
        CaptureBuilder.Pcap().Frame(1_000, [1, 2, 3]).Frame(2_000, new byte[40], originalLength: 90).ToArray(),
        CaptureBuilder.Pcap(isBigEndian: true, inNanoseconds: true).Frame(1, [1]).ToArray(),
        CaptureBuilder.PcapNg().Frame(1_000, [1, 2, 3]).TimelessFrame([4, 5]).ObsoleteFrame(9, [6]).Block(77, new byte[16]).ToArray(),
        CaptureBuilder.PcapNg(isBigEndian: true, inNanoseconds: true).Frame(1, [1]).Section().Interface(LinkType.Raw).Frame(2, [2]).ToArray(),
        [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        byte[] bytes = input.ToArray();
        (IList<string> whole, _) = RecordedFrames.Of(Segmentation.Whole(bytes));
        int size = 1 + (bytes.Length > 0 ? bytes[^1] & 15 : 0);
        (IList<string> pieces, CaptureReader reader) = RecordedFrames.Of(Segmentation.InPieces(bytes, size));

        BrokenPromiseException.ThrowUnless(whole.SequenceEqual(pieces), $"pieces of {size} bytes give other frames");
        BrokenPromiseException.ThrowUnless(reader.Frames == pieces.Count, "frames are miscounted");
    }
}
