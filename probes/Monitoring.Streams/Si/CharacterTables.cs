using System.Text;

namespace Monitoring.Streams.Si;

/// <summary>The character tables that EN 300 468 Annex A names and .NET has, and the two parts of ISO/IEC 8859 that it has not.</summary>
internal static class CharacterTables
{
    private const int ChineseCodePage = 54936;
    private const int Big5CodePage = 950;
    private const int KoreanCodePage = 51949;
    private const int ThaiCodePage = 874;
    private const int FirstPartCodePage = 28590;
    private const int UpperHalf = 0xA0;

    /// <summary>What bytes become that a table does not know.</summary>
    public const string Unknown = "\uFFFD";

    private const string UpperHalfOfPart10 =
        "\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ" + "°ąēģīĩķ·ļđšŧž―ūŋ" + "ĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏ" + "ÐŅŌÓÔÕÖŨØŲÚÛÜÝÞß"
        + "āáâãäåæįčéęëėíîï" + "ðņōóôõöũøųúûüýþĸ";

    private const string UpperHalfOfPart14 =
        "\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®Ÿ" + "ḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡ" + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ" + "ŴÑÒÓÔÕÖṪØÙÚÛÜÝŶß"
        + "àáâãäåæçèéêëìíîï" + "ŵñòóôõöṫøùúûüýŷÿ";

    private static readonly Func<ReadOnlySpan<byte>, string>?[] Parts =
    [
        null, OfCodePage(1), OfCodePage(2), OfCodePage(3), OfCodePage(4),
        OfCodePage(5), OfCodePage(6), OfCodePage(7), OfCodePage(8), OfCodePage(9),
        text => OfUpperHalf(UpperHalfOfPart10, text), Load(ThaiCodePage).GetString, null, OfCodePage(13),
        text => OfUpperHalf(UpperHalfOfPart14, text), OfCodePage(15),
    ];

    /// <summary>GB 18030, which holds GBK and GB 2312.</summary>
    public static readonly Encoding Chinese = Load(ChineseCodePage);

    public static readonly Encoding Big5 = Load(Big5CodePage);

    private static readonly Encoding Korean = Load(KoreanCodePage);

    /// <summary>ISO/IEC 8859-<paramref name="part"/>; null for a part that does not exist.</summary>
    public static Func<ReadOnlySpan<byte>, string>? Part(int part) => Parts[part];

    /// <summary>A table of several bytes a character.</summary>
    public static Encoding Wide(CharacterTable table) => table switch
    {
        CharacterTable.Utf16 => Encoding.BigEndianUnicode,
        CharacterTable.Korean => Korean,
        CharacterTable.Gb18030 => Chinese,
        CharacterTable.Big5 => Big5,
        _ => Encoding.UTF8,
    };

    /// <summary>True when <paramref name="encoding"/> knows every byte.</summary>
    public static bool IsValid(Encoding encoding, ReadOnlySpan<byte> text) =>
        !encoding.GetString(text).Contains(Unknown, StringComparison.Ordinal);

    private static Func<ReadOnlySpan<byte>, string> OfCodePage(int part) =>
        (part == 1 ? Encoding.Latin1 : Load(FirstPartCodePage + part)).GetString;

    private static string OfUpperHalf(string upperHalf, ReadOnlySpan<byte> text)
    {
        var characters = new StringBuilder(text.Length);
        foreach (byte value in text)
        {
            _ = characters.Append(value < UpperHalf ? (char)value : upperHalf[value - UpperHalf]);
        }

        return characters.ToString();
    }

    private static Encoding Load(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage, EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback(Unknown))
        ?? throw new NotSupportedException($"code page {codePage} is missing from the runtime");
}
