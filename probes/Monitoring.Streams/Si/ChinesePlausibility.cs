using System.Text.Unicode;

namespace Monitoring.Streams.Si;

/// <summary>
/// What text of one to a few dozen bytes is likely to be, where its selection byte is missing or known to be used for two tables.
/// </summary>
internal static class ChinesePlausibility
{
    /// <summary>
    /// No byte selects a table, yet the bytes are UTF-8 with a whole sequence of three or more. Sequences of two are not enough: they are
    /// hanzi of GB 2312 as well. Nor is the beginning of one at the end: it is a letter of Latin tables.
    /// </summary>
    public static bool IsUntaggedUtf8(ReadOnlySpan<byte> text)
    {
        int lead = text.IndexOfAnyInRange((byte)0xE0, (byte)0xF4);
        return lead >= 0 && lead + (text[lead] < 0xF0 ? 3 : 4) <= text.Length && IsUtf8(text);
    }

    /// <summary>The bytes are UTF-8; a field that was too short may have cut the last sequence.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> text)
    {
        for (int back = 1; back <= Math.Min(3, text.Length) && text[^back] >= 0x80; back++)
        {
            byte lead = text[^back];
            int length = lead switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 0 };
            if (length > back)
            {
                return Utf8.IsValid(text[..^back]);
            }
        }

        return Utf8.IsValid(text);
    }

    /// <summary>
    /// The selection byte says GB 18030 and the bytes say UTF-8: they are no GB 18030, or they are UTF-8 with sequences of three and hold a pair
    /// outside GB 2312. A text of GB 2312 alone, whatever else it could be, is taken at its word.
    /// </summary>
    public static bool IsUtf8UnderChinese(ReadOnlySpan<byte> text) => CharacterTables.IsValid(CharacterTables.Chinese, text)
        ? IsUntaggedUtf8(text) && !IsGb2312(text)
        : IsUtf8(text);

    /// <summary>
    /// No byte selects a table, yet the bytes above 0x7F pair up as GB 18030 and read badly as ISO 6937. Two hanzi of GB 2312 side by side
    /// are four bytes from 0xA1 up; Latin text has one such byte, or a mark, between plain letters.
    /// </summary>
    public static bool IsUntaggedChinese(ReadOnlySpan<byte> text)
    {
        int chinese = 0;
        int latin = 0;
        int least = 1;
        for (int at = 0; at < text.Length; at++)
        {
            byte lead = text[at];
            if (lead < 0x80)
            {
                continue;
            }

            if (lead is 0x80 or 0xFF)
            {
                return false;
            }

            if (at + 1 >= text.Length)
            {
                // a field that was too short for its last hanzi; one pair before it would be little to go by
                text = text[..at];
                least = 2;
                break;
            }

            byte trail = text[++at];
            if (trail is >= (byte)'0' and <= (byte)'9' && at + 2 < text.Length && text[at + 1] is > 0x80 and < 0xFF
                && text[at + 2] is >= (byte)'0' and <= (byte)'9')
            {
                at += 2;
                chinese++;
            }
            else if (trail is < 0x40 or 0x7F or 0xFF)
            {
                return false;
            }
            else if (trail < 0x80 && ReadsAsLatin(lead, trail))
            {
                latin++;
            }
            else
            {
                chinese++;
            }
        }

        return chinese >= least && chinese >= latin && CharacterTables.IsValid(CharacterTables.Chinese, text);
    }

    /// <summary>
    /// Text under 0x14 is UTF-16 rather than Big5: every unit is one that a name has. Big5 read as UTF-16 falls into the Yi and Hangul
    /// blocks, and plain ASCII letters into hanzi that hardly anyone uses.
    /// </summary>
    public static bool IsUtf16(ReadOnlySpan<byte> text)
    {
        bool lettersOnly = true;
        bool commonOnly = true;
        for (int at = 0; at + 1 < text.Length; at += 2)
        {
            char unit = (char)((text[at] << 8) | text[at + 1]);
            if (!IsExpected(unit))
            {
                return false;
            }

            lettersOnly = lettersOnly && IsPlain(text[at]) && IsPlain(text[at + 1]);
            commonOnly = commonOnly && IsCommonHanzi(unit);
        }

        return text.Length > 1 && (!lettersOnly || commonOnly);
    }

    /// <summary>In the first level, by frequency, of GB 2312 or of Big5.</summary>
    private static bool IsCommonHanzi(char unit)
    {
        Span<byte> bytes = stackalloc byte[4];
        bool inGb2312 = CharacterTables.Chinese.TryGetBytes([unit], bytes, out int count)
            && count == 2 && bytes[0] is >= 0xB0 and <= 0xD7 && bytes[1] >= 0xA1;
        return inGb2312 || (CharacterTables.Big5.TryGetBytes([unit], bytes, out count) && count == 2 && bytes[0] is >= 0xA4 and <= 0xC6);
    }

    /// <summary>ASCII and pairs of two bytes from 0xA1 up, a pair the field cut included.</summary>
    private static bool IsGb2312(ReadOnlySpan<byte> text)
    {
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] >= 0x80 && (text[at] < 0xA1 || (++at < text.Length && text[at] < 0xA1)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadsAsLatin(byte lead, byte trail) =>
        lead is 0x86 or 0x87 or 0x8A || Iso6937.IsCharacter(lead) || (Iso6937.IsMark(lead) && char.IsAsciiLetter((char)trail));

    private static bool IsPlain(byte value) =>
        char.IsAsciiLetterOrDigit((char)value) || value is (byte)' ' or (byte)'-' or (byte)'.' or (byte)'+';

    private static bool IsExpected(char unit) => unit switch
    {
        '\n' or (>= ' ' and <= '~') or (>= '\u00A0' and <= '\u04FF') => true,
        >= '\u2010' and <= '\u203B' => true,
        >= '\u2100' and <= '\u21FF' => true,
        >= '\u2460' and <= '\u24FF' => true,
        >= '\u2500' and <= '\u266F' => true,
        >= '\u3000' and <= '\u312F' => true,
        >= '\u4E00' and <= '\u9FFF' => true,
        >= '\uE080' and <= '\uE09F' => true,
        >= '\uF900' and <= '\uFAFF' => true,
        >= '\uFF01' and <= '\uFFEE' => true,
        _ => false,
    };
}
