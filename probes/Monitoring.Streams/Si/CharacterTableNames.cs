using System.Globalization;

namespace Monitoring.Streams.Si;

/// <summary>Names of character tables for people and for configuration.</summary>
public static class CharacterTableNames
{
    private static readonly CharacterTable[] OneBytePerCharacter =
    [
        .. Enumerable.Range(0, (int)CharacterTable.Iso8859Part15 + 1)
            .Where(part => part == 0 || CharacterTables.Part(part) is not null).Select(part => (CharacterTable)part),
    ];

    /// <summary>Tables that text without a selection may be in.</summary>
    public static IReadOnlyList<CharacterTable> Untagged { get; } =
        [CharacterTable.Gb18030, CharacterTable.Big5, CharacterTable.Korean, CharacterTable.Utf8, .. OneBytePerCharacter];

    /// <summary>Their words of configuration, for people.</summary>
    public static string UntaggedWords { get; } = string.Join(", ", Untagged.Select(t => t.ToWord()));

    /// <summary>As its standard is called.</summary>
    public static string ToName(this CharacterTable table) => table switch
    {
        CharacterTable.Iso6937 => "ISO 6937",
        CharacterTable.Utf16 => "UTF-16BE",
        CharacterTable.Korean => "EUC-KR",
        CharacterTable.Gb18030 => "GB 18030",
        CharacterTable.Big5 => "Big5",
        CharacterTable.Utf8 => "UTF-8",
        CharacterTable.Ascii => "ASCII",
        _ => string.Create(CultureInfo.InvariantCulture, $"ISO 8859-{(int)table}"),
    };

    /// <summary>The word of configuration, such as gb18030 or iso8859-5.</summary>
    public static string ToWord(this CharacterTable table) => table switch
    {
        CharacterTable.Iso6937 => "iso6937",
        CharacterTable.Utf16 => "utf-16be",
        CharacterTable.Korean => "euc-kr",
        CharacterTable.Gb18030 => "gb18030",
        CharacterTable.Big5 => "big5",
        CharacterTable.Utf8 => "utf-8",
        CharacterTable.Ascii => "ascii",
        _ => string.Create(CultureInfo.InvariantCulture, $"iso8859-{(int)table}"),
    };

    /// <summary>The table of a word, of those in <see cref="Untagged"/>; null for another.</summary>
    public static CharacterTable? Find(string word)
    {
        foreach (CharacterTable table in Untagged)
        {
            if (table.ToWord() == word)
            {
                return table;
            }
        }

        return null;
    }
}
