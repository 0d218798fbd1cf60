using System.Text;

namespace Monitoring.Registry.Import;

/// <summary>
/// How a sheet is written: UTF-8 where its bytes are, else GB18030, in which Chinese spreadsheets save (GBK is part of it).
/// </summary>
public static class SheetText
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The encoding of a name people write; null for one that is not read.</summary>
    public static Encoding? EncodingOf(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" => Utf8,
        "GB18030" or "GBK" or "GB2312" => Gb18030,
        _ => null,
    };

    /// <summary>The text without its byte order mark; null with the reason when it cannot be read.</summary>
    internal static string? Decode(ReadOnlySpan<byte> bytes, Encoding? encoding, out string? problem)
    {
        problem = null;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || bytes.Contains((byte)0))
        {
            problem = "is UTF-16 or no text: save it as CSV UTF-8";
            return null;
        }

        bool hasMark = bytes.StartsWith(Encoding.UTF8.Preamble);
        ReadOnlySpan<byte> body = hasMark ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        foreach (Encoding candidate in encoding is not null && !hasMark ? [encoding] : hasMark ? [Utf8] : new[] { Utf8, Gb18030 })
        {
            try
            {
                return candidate.GetString(body);
            }
            catch (DecoderFallbackException)
            {
                problem = $"cannot be read as {(encoding is null && !hasMark ? "UTF-8 or GB18030" : candidate.WebName)}: save it as CSV UTF-8";
            }
        }

        return null;
    }
}
