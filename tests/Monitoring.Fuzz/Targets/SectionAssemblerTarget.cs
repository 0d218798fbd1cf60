using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Testing;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="SectionAssembler"/> over payloads cut by the input itself: a length byte with the start flag in its highest bit, then as many
/// bytes.
/// </summary>
public sealed class SectionAssemblerTarget : IFuzzTarget
{
    private const int LengthMask = 0x7F;
    private const int StartFlag = 0x80;

    public IEnumerable<byte[]> Seeds() =>
    [
        Cut([0, .. SeedStreams.Pat(), .. SeedStreams.Pmt()]), Cut([0, .. SeedStreams.Large()]),
        [.. Cut([0, .. SeedStreams.Sdt()]), .. Cut([0, .. SeedStreams.Nit(), 0xFF, 0xFF])], [StartFlag], [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        var assembler = new SectionAssembler();
        var recorder = new SectionRecorder();
        while (!input.IsEmpty)
        {
            int length = Math.Min(input[0] & LengthMask, input.Length - 1);
            assembler.Push(input.Slice(1, length), (input[0] & StartFlag) != 0, recorder);
            input = input[(1 + length)..];
        }

        foreach ((SectionHeader header, byte[] bytes, _) in recorder.Sections)
        {
            BrokenPromiseException.ThrowUnless(
                bytes.Length == header.TotalLength
                    && SectionHeader.TryRead(bytes, out SectionHeader again) == ParseStatus.Complete && again == header,
                "a section that is not what its header says");
        }
    }

    private static byte[] Cut(byte[] unit) =>
        [.. unit.Chunk(LengthMask).SelectMany((piece, index) => (byte[])[(byte)(piece.Length | (index == 0 ? StartFlag : 0)), .. piece])];
}
