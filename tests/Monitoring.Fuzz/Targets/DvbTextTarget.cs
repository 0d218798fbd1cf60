using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="DvbText"/>, and through it Iso6937: printable text whatever the bytes, never longer than they are.</summary>
public sealed class DvbTextTarget : IFuzzTarget
{
    private static readonly CharacterTable?[] Networks = [null, .. CharacterTableNames.Untagged];

    public IEnumerable<byte[]> Seeds() =>
    [
        .. new[] { TextTable.Gb18030, TextTable.UntaggedGb18030, TextTable.Utf8, TextTable.Utf16, TextTable.Utf16UnderBig5 }
            .Select(t => DvbTextEncoder.Encode("CCTV-1综合频道", t)),
        .. Enumerable.Range(0, 0x20).Select(selection => (byte[])[(byte)selection, 0x00, 0x05, 0xC8, 0x75, 0x86, 0xFB, 0x8A]),
        [0xC8, 0x75, 0x62, 0x65, 0x72], [],
    ];

    public void Run(ReadOnlySpan<byte> input)
    {
        foreach (CharacterTable? untagged in Networks)
        {
            Run(input, untagged);
        }
    }

    private static void Run(ReadOnlySpan<byte> input, CharacterTable? untagged)
    {
        DecodedText read = DvbText.Read(input, untagged);
        string text = read.Text;

        BrokenPromiseException.ThrowUnless(!read.IsComplete || !text.Contains('\uFFFD', StringComparison.Ordinal), "complete with a byte unknown");
        BrokenPromiseException.ThrowUnless(!read.LacksSelection || !read.IsExact, "exact by a guess");
        BrokenPromiseException.ThrowUnless(!text.Any(c => char.IsControl(c) && c != '\n'), "a control character");
        BrokenPromiseException.ThrowUnless(text.Length <= input.Length, "more characters than bytes");
    }
}
