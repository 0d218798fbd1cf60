using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Tables;

/// <summary>A text as it reads.</summary>
/// <param name="Read">The text and the rule that led to it.</param>
/// <param name="Bytes">As it was sent, in hexadecimal, where the standard does not lead to it; else null.</param>
internal sealed record NamedText(DecodedText Read, string? Bytes)
{
    public static NamedText Of(ReadOnlySpan<byte> field, CharacterTable? untagged)
    {
        DecodedText read = DvbText.Read(field, untagged);
        return new NamedText(read, read.IsExact ? null : Convert.ToHexString(field));
    }
}
