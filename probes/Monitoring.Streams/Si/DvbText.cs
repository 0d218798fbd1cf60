using System.Text;

namespace Monitoring.Streams.Si;

/// <summary>
/// Text fields of EN 300 468 Annex A. The first byte selects the character table; the field has practices that the annex does not know of,
/// and a name is worth more than the letter of it: 0x14 over UTF-16, GB 2312 with the wider GBK and GB 18030, and the same with no
/// selection at all.
/// </summary>
public static class DvbText
{
    private const byte FirstPrintable = 0x20;

    /// <summary>Locking shifts that begin texts of ARIB STD-B24; what follows is full of control codes, not of hanzi.</summary>
    private const byte AribShift1 = 0x0E;
    private const byte AribShift0 = 0x0F;

    /// <summary>Table that a byte up to 0x0B selects: the part of ISO/IEC 8859 that is four above it.</summary>
    private const int FirstSelectedPart = 4;

    /// <summary>
    /// The text of <paramref name="field"/>, selection bytes included. Emphasis is dropped, CR/LF (0x8A) becomes a new line, bytes that no
    /// table explains become U+FFFD. Never throws.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> field, CharacterTable? untagged = null) => Read(field, untagged).Text;

    /// <summary>The same, with the table and the rule that led to it.</summary>
    /// <param name="field">The field, selection bytes included.</param>
    /// <param name="untagged">Table that the network uses without selecting it; null where nobody knows.</param>
    public static DecodedText Read(ReadOnlySpan<byte> field, CharacterTable? untagged = null)
    {
        if (field.IsEmpty)
        {
            return ReadUntagged(field, untagged);
        }

        ReadOnlySpan<byte> text = field[1..];
        return field[0] switch
        {
            >= FirstPrintable => ReadUntagged(field, untagged),
            <= 0x0B and not 0x00 => ReadPart(field[0] + FirstSelectedPart, text),
            0x10 when field is [_, 0x00, byte part and > 0 and <= 15, ..] => ReadPart(part, field[3..]),
            0x11 => ReadWide(CharacterTable.Utf16, TextRule.Selected, text),
            0x12 => ReadWide(CharacterTable.Korean, TextRule.Selected, text),
            0x13 => ReadChinese(text),
            0x14 => ReadTraditionalChinese(text),
            0x15 => ReadUtf8(text),
            AribShift1 or AribShift0 => ReadNarrow(CharacterTable.Iso6937, TextRule.UnknownSelection, text),
            0x1F => ReadUntagged(field[Math.Min(2, field.Length)..], untagged) with { Rule = TextRule.UnknownSelection },
            _ => ReadUntagged(text, untagged) with { Rule = TextRule.UnknownSelection },
        };
    }

    private static DecodedText ReadUntagged(ReadOnlySpan<byte> text, CharacterTable? untagged) =>
        !text.ContainsAnyExceptInRange(FirstPrintable, (byte)0x7E)
            ? new DecodedText(Encoding.ASCII.GetString(text), CharacterTable.Ascii, TextRule.Plain, IsComplete: true)
        : ChinesePlausibility.IsUntaggedUtf8(text) ? ReadWide(CharacterTable.Utf8, TextRule.Recognized, text)
        : untagged is { } table && Fits(table, text) ? ReadAny(table, TextRule.NetworkDefault, text)
        : untagged is null or >= CharacterTable.Utf16 && ChinesePlausibility.IsUntaggedChinese(text)
            ? ReadWide(CharacterTable.Gb18030, TextRule.Recognized, text)
        : ReadNarrow(CharacterTable.Iso6937, TextRule.StandardDefault, text);

    /// <summary>The table explains the text; its last character may be cut.</summary>
    private static bool Fits(CharacterTable table, ReadOnlySpan<byte> text) => table switch
    {
        CharacterTable.Utf8 => ChinesePlausibility.IsUtf8(text),
        >= CharacterTable.Utf16 => CharacterTables.IsValid(CharacterTables.Wide(table), text)
            || CharacterTables.IsValid(CharacterTables.Wide(table), text[..^1]),
        _ => true,
    };

    private static DecodedText ReadPart(int part, ReadOnlySpan<byte> text) => CharacterTables.Part(part) is null
        ? ReadNarrow(CharacterTable.Iso6937, TextRule.UnknownSelection, text)
        : ReadNarrow((CharacterTable)part, TextRule.Selected, text);

    private static DecodedText ReadChinese(ReadOnlySpan<byte> text) =>
        ChinesePlausibility.IsUtf8UnderChinese(text)
            ? ReadWide(CharacterTable.Utf8, TextRule.Corrected, text)
            : ReadWide(CharacterTable.Gb18030, TextRule.Selected, text);

    private static DecodedText ReadTraditionalChinese(ReadOnlySpan<byte> text) =>
        ChinesePlausibility.IsUtf16(text) || (text.Length % 2 == 0 && !CharacterTables.IsValid(CharacterTables.Big5, text))
            ? ReadWide(CharacterTable.Utf16, TextRule.Decided, text)
            : ReadWide(CharacterTable.Big5, TextRule.Decided, text);

    private static DecodedText ReadUtf8(ReadOnlySpan<byte> text) =>
        !ChinesePlausibility.IsUtf8(text) && CharacterTables.IsValid(CharacterTables.Chinese, text)
            ? ReadWide(CharacterTable.Gb18030, TextRule.Corrected, text)
            : ReadWide(CharacterTable.Utf8, TextRule.Selected, text);

    private static DecodedText ReadAny(CharacterTable table, TextRule rule, ReadOnlySpan<byte> text) =>
        table < CharacterTable.Utf16 ? ReadNarrow(table, rule, text) : ReadWide(table, rule, text);

    /// <summary>A table of one byte a character.</summary>
    private static DecodedText ReadNarrow(CharacterTable table, TextRule rule, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> printable = TextControls.Without(text, stackalloc byte[Room(text)], out bool isComplete);
        string read = CharacterTables.Part((int)table) is { } part ? part(printable) : Iso6937.Decode(printable);
        return new DecodedText(read, table, rule, isComplete && !read.Contains(CharacterTables.Unknown, StringComparison.Ordinal));
    }

    /// <summary>A table of several bytes a character.</summary>
    private static DecodedText ReadWide(CharacterTable table, TextRule rule, ReadOnlySpan<byte> text)
    {
        bool isWhole = table != CharacterTable.Utf16 || text.Length % 2 == 0;
        ReadOnlySpan<byte> whole = isWhole ? text : text[..^1];
        if (table is CharacterTable.Korean or CharacterTable.Gb18030 or CharacterTable.Big5)
        {
            whole = TextControls.WithoutPairs(whole, hasThemAsCharacters: table == CharacterTable.Gb18030);
        }

        string read = TextControls.Without(CharacterTables.Wide(table).GetString(whole), out bool isComplete);
        return new DecodedText(
            read, table, rule, isWhole && isComplete && !read.Contains(CharacterTables.Unknown, StringComparison.Ordinal));
    }

    /// <summary>Stack space for a field: descriptors bound it to 255 bytes, and more goes to the heap.</summary>
    private static int Room(ReadOnlySpan<byte> text) => text.Length <= byte.MaxValue ? text.Length : 0;
}
