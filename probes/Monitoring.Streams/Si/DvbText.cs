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

    /// <summary>
    /// The text of <paramref name="field"/>, selection bytes included. Emphasis is dropped, CR/LF (0x8A) becomes a new line, bytes that no
    /// table explains become U+FFFD. Never throws.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return "";
        }

        ReadOnlySpan<byte> text = field[1..];
        return field[0] switch
        {
            >= FirstPrintable => DecodeUntagged(field),
            <= 0x0B and not 0x00 => DecodePart(field[0] + 4, text),
            0x10 when field is [_, 0x00, byte part and > 0 and <= 15, ..] => DecodePart(part, field[3..]),
            0x11 => DecodeUtf16(text),
            0x12 => WithoutControls(CharacterTables.Korean.GetString(text)),
            0x13 => DecodeChinese(text),
            0x14 => DecodeTraditionalChinese(text),
            0x15 => DecodeUtf8(text),
            AribShift1 or AribShift0 => DecodeLatin(text),
            0x1F => DecodeUntagged(field[Math.Min(2, field.Length)..]),
            _ => DecodeUntagged(text),
        };
    }

    private static string DecodeUntagged(ReadOnlySpan<byte> text) =>
        ChinesePlausibility.IsUntaggedUtf8(text) ? DecodeUtf8(text)
        : ChinesePlausibility.IsUntaggedChinese(text) ? DecodeChinese(text) : DecodeLatin(text);

    private static string DecodeLatin(ReadOnlySpan<byte> text) => Iso6937.Decode(WithoutControls(text, stackalloc byte[Room(text)]));

    private static string DecodePart(int part, ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> printable = WithoutControls(text, stackalloc byte[Room(text)]);
        return CharacterTables.Part(part) is { } table ? table(printable) : Iso6937.Decode(printable);
    }

    private static string DecodeUtf16(ReadOnlySpan<byte> text) =>
        WithoutControls(Encoding.BigEndianUnicode.GetString(text[..(text.Length & ~1)]));

    private static string DecodeChinese(ReadOnlySpan<byte> text) =>
        ChinesePlausibility.IsUtf8UnderChinese(text)
            ? WithoutControls(Encoding.UTF8.GetString(text))
            : WithoutControls(CharacterTables.Chinese.GetString(text));

    private static string DecodeTraditionalChinese(ReadOnlySpan<byte> text) =>
        ChinesePlausibility.IsUtf16(text) || (text.Length % 2 == 0 && !CharacterTables.IsValid(CharacterTables.Big5, text))
            ? DecodeUtf16(text)
            : WithoutControls(CharacterTables.Big5.GetString(text));

    private static string DecodeUtf8(ReadOnlySpan<byte> text) =>
        !ChinesePlausibility.IsUtf8(text) && CharacterTables.IsValid(CharacterTables.Chinese, text)
            ? WithoutControls(CharacterTables.Chinese.GetString(text))
            : WithoutControls(Encoding.UTF8.GetString(text));

    /// <summary>Stack space for a field: descriptors bound it to 255 bytes, and more goes to the heap.</summary>
    private static int Room(ReadOnlySpan<byte> text) => text.Length <= byte.MaxValue ? text.Length : 0;

    /// <summary>Control codes of the one-byte tables, EN 300 468 table A.1: 0x00 to 0x1F and 0x80 to 0x9F.</summary>
    private static ReadOnlySpan<byte> WithoutControls(ReadOnlySpan<byte> text, Span<byte> room)
    {
        Span<byte> kept = room.Length == text.Length ? room : new byte[text.Length];
        int count = 0;
        foreach (byte value in text)
        {
            if (value is 0x8A or (byte)'\n')
            {
                kept[count++] = (byte)'\n';
            }
            else if (value is >= FirstPrintable and not (>= 0x7F and < 0xA0))
            {
                kept[count++] = value;
            }
        }

        return kept[..count];
    }

    /// <summary>
    /// Control codes of the wider tables, EN 300 468 table A.2: U+E080 to U+E09F, with the one-byte codes for good measure.
    /// </summary>
    private static string WithoutControls(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F')
            && !text.AsSpan().ContainsAnyInRange('\uE080', '\uE09F'))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (char value in text)
        {
            if (value is '\n' or '\u008A' or '\uE08A')
            {
                _ = kept.Append('\n');
            }
            else if (!char.IsControl(value) && value is not (>= '\uE080' and <= '\uE09F'))
            {
                _ = kept.Append(value);
            }
        }

        return kept.ToString();
    }
}
