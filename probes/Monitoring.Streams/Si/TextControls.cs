using System.Text;

namespace Monitoring.Streams.Si;

/// <summary>
/// Control codes within texts, EN 300 468 tables A.1 and A.2: emphasis on (0x86, 0xE086) and off (0x87, 0xE087), line break (0x8A, 0xE08A);
/// 0x80 to 0x9F and 0xE080 to 0xE09F beside them are reserved. A line break comes out as such, everything else is taken out.
/// </summary>
internal static class TextControls
{
    private const byte FirstPrintable = 0x20;
    private const byte LineBreak = 0x8A;
    private const byte LeadOfPairs = 0xE0;
    private const byte FirstOfPairs = 0xA1;

    /// <summary>Tables of one byte a character.</summary>
    /// <param name="text">The text without its selection.</param>
    /// <param name="room">As long as the text, or too short to be used.</param>
    /// <param name="isComplete">Nothing but emphasis was taken out.</param>
    public static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> text, Span<byte> room, out bool isComplete)
    {
        Span<byte> kept = room.Length == text.Length ? room : new byte[text.Length];
        int count = 0;
        isComplete = true;
        foreach (byte value in text)
        {
            if (value is LineBreak or (byte)'\n')
            {
                kept[count++] = (byte)'\n';
            }
            else if (value is >= FirstPrintable and not (>= 0x7F and < 0xA0))
            {
                kept[count++] = value;
            }
            else
            {
                isComplete = isComplete && value is 0x86 or 0x87;
            }
        }

        return kept[..count];
    }

    /// <summary>Tables of several bytes a character, once read; the codes of one byte are taken for what they are there as well.</summary>
    public static string Without(string text, out bool isComplete)
    {
        isComplete = true;
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
            else
            {
                isComplete = isComplete && value is '\u0086' or '\u0087' or '\uE086' or '\uE087';
            }
        }

        return kept.ToString();
    }

    /// <summary>
    /// Tables of one and two bytes a character, before they are read: pairs of 0xE0 and a code are no characters of KS X 1001, Big5 or
    /// GB 2312.
    /// </summary>
    /// <param name="text">The text without its selection.</param>
    /// <param name="hasThemAsCharacters">
    /// A wider table has characters in their place: GBK. They are codes there only where everything else is GB 2312.
    /// </param>
    public static ReadOnlySpan<byte> WithoutPairs(ReadOnlySpan<byte> text, bool hasThemAsCharacters)
    {
        if (!text.Contains(LeadOfPairs))
        {
            return text;
        }

        byte[] kept = new byte[text.Length];
        int count = 0;
        for (int at = 0; at < text.Length; at++)
        {
            byte lead = text[at];
            kept[count++] = lead;
            if (lead < 0x80 || at + 1 == text.Length)
            {
                continue;
            }

            byte trail = text[++at];
            if (lead == LeadOfPairs && trail is 0x86 or 0x87 or LineBreak)
            {
                count--;
                if (trail == LineBreak)
                {
                    kept[count++] = (byte)'\n';
                }
            }
            else if (hasThemAsCharacters && (lead < FirstOfPairs || trail < FirstOfPairs))
            {
                return text;
            }
            else
            {
                kept[count++] = trail;
            }
        }

        return kept.AsSpan(0, count);
    }
}
