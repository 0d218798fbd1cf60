using System.Text;

namespace Monitoring.Streams.Si;

/// <summary>
/// Character code table 00, EN 300 468 figure A.1: the superset of ISO/IEC 6937 with the euro sign at 0xA4. 0xC1 to 0xCF are diacritical
/// marks that precede their letter; the two come out composed.
/// </summary>
internal static class Iso6937
{
    private const byte UpperHalf = 0xA0;
    private const byte FirstMark = 0xC1;
    private const byte LastMark = 0xCF;
    private const char Unassigned = '\uFFFD';

    /// <summary>0xA0 to 0xFF; the column of the marks holds the combining characters.</summary>
    private const string Table =
        "\u00A0¡¢£€¥\uFFFD§¤‘“«←↑→↓" + "°±²³×µ¶·÷’”»¼½¾¿"
        + "\uFFFD\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0308\u030A\u0327\uFFFD\u030B\u0328\u030C"
        + "―¹®©™♪¬¦\uFFFD\uFFFD\uFFFD\uFFFD⅛⅜⅝⅞" + "ΩÆĐªĦ\uFFFDĲĿŁØŒºÞŦŊŉ" + "ĸæđðħıĳŀłøœßþŧŋ\u00AD";

    /// <summary>The byte is a diacritical mark that belongs to the byte after it.</summary>
    public static bool IsMark(byte value) => value is >= FirstMark and <= LastMark && Table[value - UpperHalf] != Unassigned;

    /// <summary>The byte stands for a character of its own.</summary>
    public static bool IsCharacter(byte value) =>
        value >= UpperHalf && value is < FirstMark or > LastMark && Table[value - UpperHalf] != Unassigned;

    /// <summary>The text of bytes free of control codes.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        if (Ascii.IsValid(text))
        {
            return Encoding.ASCII.GetString(text);
        }

        var characters = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            byte value = text[at];
            if (IsMark(value) && at + 1 < text.Length && text[at + 1] is >= 0x20 and < UpperHalf)
            {
                _ = characters.Append((char)text[++at]).Append(Table[value - UpperHalf]);
            }
            else
            {
                _ = characters.Append(value < UpperHalf ? (char)value : IsMark(value) ? Unassigned : Table[value - UpperHalf]);
            }
        }

        return characters.ToString().Normalize(NormalizationForm.FormC);
    }
}
