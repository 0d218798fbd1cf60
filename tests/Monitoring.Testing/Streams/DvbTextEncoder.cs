using System.Text;

namespace Monitoring.Testing.Streams;

/// <summary>Writes text fields of EN 300 468 Annex A.</summary>
public static class DvbTextEncoder
{
    public static byte[] Encode(string text, TextTable table) => table switch
    {
        TextTable.Default => Encoding.ASCII.GetBytes(text),
        TextTable.Gb18030 => [0x13, .. CodePage(54936).GetBytes(text)],
        TextTable.UntaggedGb18030 => CodePage(54936).GetBytes(text),
        TextTable.Utf8 => [0x15, .. Encoding.UTF8.GetBytes(text)],
        TextTable.UntaggedUtf8 => Encoding.UTF8.GetBytes(text),
        TextTable.Utf16 => [0x11, .. Encoding.BigEndianUnicode.GetBytes(text)],
        TextTable.Utf16UnderBig5 => [0x14, .. Encoding.BigEndianUnicode.GetBytes(text)],
        TextTable.Big5 => [0x14, .. CodePage(950).GetBytes(text)],
        TextTable.Korean => [0x12, .. CodePage(51949).GetBytes(text)],
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
    };

    private static Encoding CodePage(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
}
